package org.loomwatch.api.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem the client is told of. Its texts are written for the client: no SQL, no class names. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Text detail;
    private final transient List<ProblemError> errors;
    private final @Nullable Duration retryAfter;

    public Problem(ProblemType type, Text detail) {
        this(type, detail, List.of());
    }

    public Problem(ProblemType type, Text detail, List<ProblemError> errors) {
        this(type, detail, errors, null);
    }

    private Problem(ProblemType type, Text detail, List<ProblemError> errors, @Nullable Duration retryAfter) {
        super(type.uri() + ": " + detail.en());
        this.type = type;
        this.detail = detail;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** @param wait until another try is looked at; told in whole seconds, rounded up */
    public static Problem tooManyAttempts(Duration wait) {
        long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return new Problem(
                ProblemType.TOO_MANY_ATTEMPTS,
                Text.of("尝试次数过多，请 " + seconds + " 秒后再试", "too many attempts; try again in " + seconds + " s"),
                List.of(),
                Duration.ofSeconds(seconds));
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

    /** For how long it is of no use to try again. */
    public Optional<Duration> findRetryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public List<ProblemError> errors() {
        return errors;
    }
}
