package org.loomwatch.api.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemBody;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ended a request into problem details. Causes go to the log under an incident id, never to the client. */
final class ProblemResponder {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponder.class);

    private ProblemResponder() {}

    static void respond(Context context, Problem problem) {
        write(context, problem, null);
    }

    static void respondUnexpected(Context context, Throwable cause) {
        String incident = UUID.randomUUID().toString();
        LOG.error("incident {}: {} {} failed", incident, context.method().name(), context.path(), cause);
        Problem problem = new Problem(
                ProblemType.INTERNAL,
                Text.of(
                        "服务器出错，已记录，编号 " + incident,
                        "the server failed; its log explains this under incident " + incident));
        write(context, problem, incident);
    }

    private static void write(Context context, Problem problem, @Nullable String incident) {
        ProblemBody body = ProblemBody.of(problem, context.path(), prefersEnglish(context), incident);
        try {
            context.status(problem.type().status());
            context.removeHeader("ETag");
            context.header("Cache-Control", "no-store");
            context.header("Vary", "Accept-Language");
            problem.findRetryAfter().ifPresent(wait -> context.header("Retry-After", String.valueOf(wait.toSeconds())));
            ResponseWriter.write(context, ProblemBody.MEDIA_TYPE, Json.MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("problem details are always JSON", e);
        }
    }

    /** Chinese unless the client ranks English first. */
    private static boolean prefersEnglish(Context context) {
        String languages = context.header("Accept-Language");
        return languages != null && languages.strip().toLowerCase(Locale.ROOT).startsWith("en");
    }
}
