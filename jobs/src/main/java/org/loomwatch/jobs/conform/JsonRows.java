package org.loomwatch.jobs.conform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.feed.Feed;

/** Reads NDJSON rows: one flat object a line with the keys of the CSV header; null and an absent key are missing. */
final class JsonRows {

    private final JsonFactory factory = new JsonFactory();
    private final List<String> names;

    JsonRows(Feed feed) {
        names = feed.header();
    }

    @Nullable
    Rejection split(byte[] bytes, int from, int to, Fields fields) {
        String[] texts = new String[fields.count()];
        try (JsonParser parser = factory.createParser(bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return unreadable();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                int field = names.indexOf(name);
                if (field < 0) {
                    return new Rejection(Reason.UNKNOWN_KEY, name, "one of " + String.join(", ", names));
                }
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) {
                    return unreadable();
                }
                texts[field] = value == JsonToken.VALUE_NULL ? null : parser.getText();
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                return unreadable();
            }
        } catch (IOException e) {
            return unreadable();
        }
        fields.set(texts);
        return null;
    }

    private static Rejection unreadable() {
        return new Rejection(Reason.UNREADABLE_ROW, "", "one flat JSON object");
    }
}
