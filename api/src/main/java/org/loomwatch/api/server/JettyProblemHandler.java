package org.loomwatch.api.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemBody;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/** Problem details for what the web server refuses before any route sees it, such as an ambiguous address. */
final class JettyProblemHandler extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        ProblemType type = ProblemType.ofStatus(response.getStatus());
        Problem problem = new Problem(type, Text.of("请求无法处理", "the request cannot be processed"));
        ProblemBody body = ProblemBody.of(problem, "about:blank", false, null);
        response.setStatus(type.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        SecurityHeaders.ALL.forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(body)), callback);
        return true;
    }
}
