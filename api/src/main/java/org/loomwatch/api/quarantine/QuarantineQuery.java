package org.loomwatch.api.quarantine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loomwatch.api.query.Sql;

/**
 * Which items are wanted.
 *
 * @param month as it stands in the row
 * @param file a part of the file's name
 */
public record QuarantineQuery(
        Optional<String> feed, Optional<String> reason, State state, Optional<String> month, Optional<String> file) {

    /** Whether anything has become of an item. */
    public enum State {
        OPEN,
        SETTLED,
        ALL
    }

    Sql condition() {
        List<Sql> conditions = new ArrayList<>();
        feed.ifPresent(id -> conditions.add(Sql.of("feed = ?", id)));
        reason.ifPresent(id -> conditions.add(Sql.of("reason = ?", id)));
        month.ifPresent(text -> conditions.add(Sql.of("month = ?", text)));
        file.ifPresent(part -> conditions.add(Sql.of("positionCaseInsensitiveUTF8(file, ?) > 0", part)));
        switch (state) {
            case OPEN -> conditions.add(Sql.of("state = ''"));
            case SETTLED -> conditions.add(Sql.of("state <> ''"));
            case ALL -> {}
        }
        return Sql.and(conditions);
    }

    String binding() {
        return Integer.toHexString(hashCode());
    }
}
