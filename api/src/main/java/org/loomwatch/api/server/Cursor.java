package org.loomwatch.api.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/**
 * Position after the last row of a page: the values of the sort keys of that row, for keyset paging. Clients see an opaque
 * text; whatever else they send is refused as an invalid cursor. A cursor grants nothing: the rules of the viewer apply to
 * the rows behind it as to any other.
 *
 * @param binding fingerprint of the filters and order the position belongs to
 * @param keys values of the sort keys, as many as the order has
 */
public record Cursor(String binding, List<String> keys) {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    public Cursor {
        keys = List.copyOf(keys);
    }

    public String encode() {
        try {
            List<String> parts = new java.util.ArrayList<>(keys);
            parts.add(0, binding);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.MAPPER.writeValueAsBytes(parts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is always JSON", e);
        }
    }

    /** @throws Problem if the text is no cursor, or one of another query */
    public static Cursor decode(String text, String binding, int keys) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            List<String> parts = Json.MAPPER.readValue(json, TEXTS);
            if (parts != null
                    && parts.size() == keys + 1
                    && !parts.contains(null)
                    && parts.get(0).equals(binding)) {
                return new Cursor(binding, parts.subList(1, parts.size()));
            }
        } catch (IllegalArgumentException | java.io.IOException e) {
            // falls through: the client need not know in which way the text is no cursor
        }
        throw new Problem(
                ProblemType.INVALID_CURSOR,
                Text.of(
                        "游标无效，或不属于此查询；请从第一页重新开始",
                        "the cursor is not valid, or belongs to another query; start again from the first page"));
    }
}
