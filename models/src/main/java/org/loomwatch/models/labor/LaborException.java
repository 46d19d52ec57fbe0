package org.loomwatch.models.labor;

/** Input that no warning model can be made of, or a model that cannot be used; the message says what was expected. */
public final class LaborException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LaborException(String message) {
        super(message);
    }

    public LaborException(String message, Throwable cause) {
        super(message, cause);
    }
}
