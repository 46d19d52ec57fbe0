package org.loomwatch.api.problem;

import java.util.List;

/** Ends a request with a problem the client is told of. Its texts are written for the client: no SQL, no class names. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Text detail;
    private final transient List<ProblemError> errors;

    public Problem(ProblemType type, Text detail) {
        this(type, detail, List.of());
    }

    public Problem(ProblemType type, Text detail, List<ProblemError> errors) {
        super(type.uri() + ": " + detail.en());
        this.type = type;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    public static Problem notFound(String zh, String en) {
        return new Problem(ProblemType.NOT_FOUND, new Text(zh, en));
    }

    public static Problem invalidParameter(String name, Text expected) {
        ProblemError error = ProblemError.ofParameter(name, expected);
        return new Problem(ProblemType.INVALID_PARAMETER, error.detail(), List.of(error));
    }

    public ProblemType type() {
        return type;
    }

    public Text detail() {
        return detail;
    }

    public List<ProblemError> errors() {
        return errors;
    }
}
