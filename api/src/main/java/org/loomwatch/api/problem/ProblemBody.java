package org.loomwatch.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457) with both languages beside the standard members.
 *
 * @param type stable URI of the kind of problem
 * @param title {@code titleZh} or {@code titleEn}, whichever the client prefers
 * @param detail {@code detailZh} or {@code detailEn}, whichever the client prefers
 * @param instance path of the request
 * @param incident id under which the server's log explains an internal error; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String titleZh,
        String titleEn,
        String detailZh,
        String detailEn,
        List<ProblemError> errors,
        @Nullable String incident) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static ProblemBody of(Problem problem, String instance, boolean english, @Nullable String incident) {
        Text title = problem.type().title();
        Text detail = problem.detail();
        return new ProblemBody(
                problem.type().uri(),
                english ? title.en() : title.zh(),
                problem.type().status(),
                english ? detail.en() : detail.zh(),
                instance,
                title.zh(),
                title.en(),
                detail.zh(),
                detail.en(),
                problem.errors(),
                incident);
    }
}
