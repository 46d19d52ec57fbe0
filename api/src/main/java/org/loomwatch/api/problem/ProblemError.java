package org.loomwatch.api.problem;

import org.jspecify.annotations.Nullable;

/**
 * One of several things wrong with a request.
 *
 * @param parameter name of the path or query parameter; null if the body is meant
 * @param pointer JSON pointer into the body; null if a parameter is meant
 */
public record ProblemError(
        @Nullable String parameter, @Nullable String pointer, String detailZh, String detailEn) {

    public static ProblemError ofParameter(String name, Text expected) {
        return new ProblemError(
                name, null, "参数 " + name + "：" + expected.zh(), "parameter " + name + ": " + expected.en());
    }

    public static ProblemError ofBody(String pointer, Text expected) {
        return new ProblemError(null, pointer, expected.zh(), expected.en());
    }

    Text detail() {
        return new Text(detailZh, detailEn);
    }
}
