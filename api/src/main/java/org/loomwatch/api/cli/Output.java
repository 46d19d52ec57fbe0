package org.loomwatch.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintWriter;
import org.loomwatch.api.server.Json;

/**
 * Where a command writes: its result to standard output, either as one JSON object or as text for people; everything it
 * says along the way to standard error.
 */
record Output(PrintWriter out, PrintWriter err, boolean json) {

    /** The command's result; {@code text} is what people read. */
    void result(Object value, String text) {
        if (json) {
            try {
                out.println(Json.MAPPER.writeValueAsString(value));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a result is always JSON", e);
            }
        } else {
            out.println(text);
        }
        out.flush();
    }

    void say(String line) {
        err.println(line);
        err.flush();
    }
}
