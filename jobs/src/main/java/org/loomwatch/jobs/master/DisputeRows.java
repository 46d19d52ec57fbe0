package org.loomwatch.jobs.master;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FeedField;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.record.Bytes;

/** Rows of {@code disputes.csv}: what warnings are judged by. */
final class DisputeRows implements MasterRows {

    private static final List<String> COLUMNS =
            List.of("dispute_id", "uscc", "started_on", "known_on", "kind", "people");
    private static final int KIND = 4;

    /** Disputes are about what complaints are about. */
    private static final List<String> KINDS = Feed.COMPLAINTS.fields().stream()
            .filter(field -> field.name().equals("category"))
            .map(FeedField::allowed)
            .findFirst()
            .orElseThrow();

    @Override
    public String table() {
        return "dispute";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<String> key(List<String> cells) {
        return List.of(cells.isEmpty() ? "" : cells.get(0), cells.size() > 1 ? cells.get(1) : "");
    }

    @Override
    public @Nullable Rejection write(List<String> cells, Bytes rows) {
        if (cells.get(0).isBlank()) {
            return new Rejection(Reason.MISSING_KEY, "dispute_id", "a value");
        }
        if (!Uscc.isValid(cells.get(1))) {
            return new Rejection(Reason.USCC_CHECK, "uscc", "a unified social credit code");
        }
        if (!KINDS.contains(cells.get(KIND))) {
            return new Rejection(Reason.ENUMERATION, "kind", String.join(", ", KINDS));
        }
        LocalDate started;
        LocalDate known;
        try {
            started = LocalDate.parse(cells.get(2));
            known = LocalDate.parse(cells.get(3));
        } catch (DateTimeException e) {
            return new Rejection(Reason.DATE_FORMAT, "started_on", "dates YYYY-MM-DD");
        }
        if (known.isBefore(started)) {
            return new Rejection(Reason.DATE_FORMAT, "known_on", "a day not before started_on");
        }
        rows.putString(cells.get(0));
        rows.putString(cells.get(1));
        rows.putInt((int) started.toEpochDay());
        rows.putInt((int) known.toEpochDay());
        rows.putString(cells.get(KIND));
        return writePeople(cells.get(5), rows);
    }

    private @Nullable Rejection writePeople(String text, Bytes rows) {
        if (text.isBlank()) {
            rows.putByte(1);
        } else {
            try {
                long people = Long.parseLong(text);
                if (people < 0) {
                    return new Rejection(Reason.AMOUNT_NEGATIVE, "people", "a count");
                }
                rows.putByte(0);
                rows.putLong(people);
            } catch (NumberFormatException e) {
                return new Rejection(Reason.AMOUNT_FORMAT, "people", "a whole number");
            }
        }
        return null;
    }
}
