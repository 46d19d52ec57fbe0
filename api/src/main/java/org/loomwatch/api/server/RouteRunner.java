package org.loomwatch.api.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.api.access.AccessGate;
import org.loomwatch.api.access.Admission;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.event.EventSubscription;

/** Runs one route for one request: gate, parameters, handler, answer. */
final class RouteRunner implements Handler {

    private static final int LONGEST_AUDITED = 200;

    private final Route route;
    private final AccessGate gate;
    private final EventBroker events;
    private final RequestReader reader;

    RouteRunner(Route route, AccessGate gate, EventBroker events) {
        this.route = route;
        this.gate = gate;
        this.events = events;
        this.reader = new RequestReader(route);
    }

    @Override
    public void handle(Context context) throws Exception {
        context.attribute(ServerMetrics.ROUTE, route.path());
        Admission admission = gate.admit(
                route.permission(), route.operationId(), route.method().isUnsafe(), context);
        Reply<?> reply = run(admission, context);
        context.status(reply.status());
        reply.headers().forEach(context::header);
        Object value = reply.value();
        if (value instanceof EventSubscription subscription) {
            events.open(context, subscription);
            return;
        }
        if (value instanceof FileContent file) {
            context.header("Cache-Control", "private, no-cache");
            FileWriter.write(context, file);
            return;
        }
        if (value instanceof Page<?> page && page.next() != null) {
            context.header("Link", "<" + addressOfNext(context, page.next()) + ">; rel=\"next\"");
        }
        byte[] body = bytes(value);
        if (route.answer().caching() == Answer.Caching.REVALIDATE) {
            context.header("Cache-Control", "private, no-cache");
            ResponseWriter.writeTagged(context, route.answer().mediaType(), body, ResponseWriter.tagOf(body));
        } else {
            context.header("Cache-Control", "no-store");
            ResponseWriter.write(context, route.answer().mediaType(), body);
        }
    }

    private static byte[] bytes(Object value) throws JsonProcessingException {
        if (value instanceof byte[] raw) {
            return raw;
        }
        return value instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : Json.MAPPER.writeValueAsBytes(value);
    }

    /** Nothing is answered before the audit has it. */
    private Reply<?> run(Admission admission, Context context) {
        Request request = null;
        boolean succeeded = false;
        try {
            request = reader.read(admission, context);
            Reply<?> reply = route.handler().apply(request);
            succeeded = true;
            return reply;
        } finally {
            Map<String, String> detail = new TreeMap<>();
            context.queryParamMap().forEach((name, texts) -> detail.put(shortened(name), shortened(texts.get(0))));
            if (request != null) {
                detail.putAll(request.notes());
            }
            admission.audit(String.join("/", context.pathParamMap().values()), succeeded, detail);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_AUDITED ? text : text.substring(0, LONGEST_AUDITED) + "…";
    }

    /** The same address with the cursor put in its place; relative, as the client may sit behind a proxy. */
    private static String addressOfNext(Context context, String cursor) {
        List<String> pairs = new ArrayList<>();
        context.queryParamMap().forEach((name, texts) -> {
            if (!name.equals("cursor")) {
                pairs.add(encoded(name) + "=" + encoded(texts.get(0)));
            }
        });
        pairs.add("cursor=" + encoded(cursor));
        return context.path() + "?" + String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
