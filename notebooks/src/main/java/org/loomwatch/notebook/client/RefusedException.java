package org.loomwatch.notebook.client;

/** The server answered that it will not: a right is missing, a name is unknown, a value is out of range. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    /** @param problem the body: what is wrong, in the server's words */
    RefusedException(String request, int status, String problem) {
        super("%s: %d %s".formatted(request, status, problem));
        this.status = status;
    }

    /** HTTP status, such as 403. */
    public int status() {
        return status;
    }
}
