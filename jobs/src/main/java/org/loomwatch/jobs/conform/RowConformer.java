package org.loomwatch.jobs.conform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FeedField;
import org.loomwatch.domain.feed.FieldType;
import org.loomwatch.jobs.record.Bytes;
import org.loomwatch.jobs.record.FeedCode;
import org.loomwatch.jobs.record.RecordLayout;
import org.loomwatch.jobs.record.RowBlock;
import org.loomwatch.jobs.record.Versions;
import org.loomwatch.jobs.record.XxHash64;

/**
 * Checks one row of a feed against every rule of its fields and writes it, conformed, as a row of a {@link RowBlock}. Texts
 * that are valid as they stand take a fast path; others are normalised once and tried again. Not thread-safe.
 */
public final class RowConformer {

    private static final int MOST_TEXT_BYTES = 256;
    private static final int MOST_MONTHS_BACK = 120;
    private static final long EARLIEST_REPORT = 946_684_800_000L;

    private final EnterpriseIndex enterprises;
    private final FeedHeader header;
    private final Feed feed;
    private final List<FeedField> own;
    private final byte[][][] words;
    private final long latestReport;

    /** @param latestReport milliseconds since 1970 after which a reported_at lies in the future */
    public RowConformer(EnterpriseIndex enterprises, FeedHeader header, long latestReport) {
        this.enterprises = enterprises;
        this.header = header;
        this.feed = header.feed();
        this.own = feed.fields();
        this.latestReport = latestReport;
        words = own.stream()
                .map(field -> field.allowed().stream()
                        .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new))
                .toArray(byte[][][]::new);
    }

    /** Appends the row to {@code out}; on a rejection {@code out} is as it was before. */
    public @Nullable Rejection conform(Fields fields, int line, Bytes out) {
        int start = out.size();
        Rejection rejection = write(fields, line, out, start);
        if (rejection != null) {
            out.truncate(start);
        }
        return rejection;
    }

    private @Nullable Rejection write(Fields fields, int line, Bytes out, int start) {
        fields.dropApostrophe(0);
        for (int field = 0; field < Feed.COMMON_FIELDS.size(); field++) {
            if (fields.isEmpty(field)) {
                return new Rejection(Reason.MISSING_KEY, Feed.COMMON_FIELDS.get(field), "a value");
            }
        }
        if (fields.to[0] - fields.from[0] > MOST_TEXT_BYTES) {
            return new Rejection(Reason.TEXT_LENGTH, "record_id", "at most 256 bytes");
        }
        int enterprise = findEnterprise(fields);
        if (enterprise < 0) {
            return rejectedUscc(enterprise, fields);
        }
        int month = Dates.month(fields.bytes, fields.from[2], fields.to[2]);
        if (month == Dates.MALFORMED) {
            byte[] normal = Texts.date(fields.text(2)).getBytes(StandardCharsets.UTF_8);
            month = Dates.month(normal, 0, normal.length);
        }
        if (month == Dates.MALFORMED) {
            return new Rejection(Reason.MONTH_FORMAT, "month", "YYYY-MM");
        }
        long reportedAt = Dates.time(fields.bytes, fields.from[3], fields.to[3]);
        if (reportedAt == Dates.MALFORMED_TIME) {
            return new Rejection(
                    Reason.REPORTED_AT_FORMAT, "reported_at", "a date and time such as 2026-09-05T10:00:00+08:00");
        }
        if (reportedAt < EARLIEST_REPORT || reportedAt > latestReport) {
            return new Rejection(Reason.REPORTED_AT_RANGE, "reported_at", "between 2000-01-01 and now");
        }
        int reportMonth = RecordLayout.monthOf(reportedAt);
        if (month > reportMonth) {
            return new Rejection(Reason.MONTH_FUTURE, "month", "not after the month of reported_at");
        }
        if (month < reportMonth - MOST_MONTHS_BACK) {
            return new Rejection(Reason.MONTH_TOO_OLD, "month", "at most ten years before reported_at");
        }
        long idHash = XxHash64.hash(fields.bytes, fields.from[0], fields.to[0]);
        out.putInt(0);
        out.putShort(FeedCode.of(feed));
        out.putShort(month);
        out.putLong(idHash);
        out.putLong(0);
        out.putInt(enterprise);
        out.putInt(line);
        out.putString(fields.bytes, fields.from[0], fields.to[0]);
        out.putVarint(18);
        out.putBytes(enterprises.codes(), enterprise * 18, enterprise * 18 + 18);
        out.putShort(Dates.firstDay(month));
        out.putLong(reportedAt);
        for (int i = 0; i < own.size(); i++) {
            Rejection rejection = writeField(own.get(i), i, fields, out);
            if (rejection != null) {
                return rejection;
            }
        }
        out.setInt(start, out.size() - start);
        long contentHash = XxHash64.hash(out.array(), start + RowBlock.HEAD, out.size());
        out.setLong(start + 16, Versions.of(reportedAt, contentHash));
        return null;
    }

    private int findEnterprise(Fields fields) {
        int enterprise = enterprises.find(fields.bytes, fields.from[1], fields.to[1]);
        if (enterprise != EnterpriseIndex.MALFORMED) {
            return enterprise;
        }
        byte[] normal = Texts.normalise(fields.text(1)).toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return enterprises.find(normal, 0, normal.length);
    }

    private static Rejection rejectedUscc(int answer, Fields fields) {
        return switch (answer) {
            case EnterpriseIndex.UNKNOWN ->
                new Rejection(Reason.UNKNOWN_ENTERPRISE, "uscc", "an enterprise of the master data");
            case EnterpriseIndex.WRONG_CHECK -> {
                String normal = Texts.normalise(fields.text(1)).toUpperCase(Locale.ROOT);
                char check = Uscc.checkCharacter(normal.substring(0, 17));
                yield new Rejection(Reason.USCC_CHECK, "uscc", "check character " + check);
            }
            default ->
                new Rejection(Reason.USCC_FORMAT, "uscc", "18 characters, digits and capitals without I, O, S, V, Z");
        };
    }

    private @Nullable Rejection writeField(FeedField field, int own, Fields fields, Bytes out) {
        int at = own + Feed.COMMON_FIELDS.size();
        boolean empty = fields.isEmpty(at);
        if (empty && field.required()) {
            return new Rejection(Reason.MISSING_KEY, field.name(), "a value");
        }
        return switch (field.type()) {
            case TEXT -> writeText(field, at, fields, out);
            case ENUMERATION -> writeWord(field, words[own], at, fields, out);
            default -> {
                if (empty) {
                    out.putByte(1);
                    yield null;
                }
                yield field.type() == FieldType.DATE
                        ? writeDate(field, at, fields, out)
                        : writeNumber(field, at, fields, out);
            }
        };
    }

    private static @Nullable Rejection writeText(FeedField field, int at, Fields fields, Bytes out) {
        fields.dropApostrophe(at);
        if (fields.to[at] - fields.from[at] > MOST_TEXT_BYTES) {
            return new Rejection(Reason.TEXT_LENGTH, field.name(), "at most 256 bytes");
        }
        out.putString(fields.bytes, fields.from[at], fields.to[at]);
        return null;
    }

    private static @Nullable Rejection writeWord(FeedField field, byte[][] words, int at, Fields fields, Bytes out) {
        byte[] bytes = fields.bytes;
        int from = fields.from[at];
        int to = fields.to[at];
        for (int attempt = 0; attempt < 2; attempt++) {
            for (byte[] word : words) {
                if (Arrays.equals(word, 0, word.length, bytes, from, to)) {
                    out.putString(word, 0, word.length);
                    return null;
                }
            }
            bytes = Texts.normalise(fields.text(at)).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            from = 0;
            to = bytes.length;
        }
        return new Rejection(Reason.ENUMERATION, field.name(), "one of " + String.join(", ", field.allowed()));
    }

    private static @Nullable Rejection writeDate(FeedField field, int at, Fields fields, Bytes out) {
        int day = Dates.day(fields.bytes, fields.from[at], fields.to[at]);
        if (day == Dates.MALFORMED) {
            byte[] normal = Texts.date(fields.text(at)).getBytes(StandardCharsets.UTF_8);
            day = Dates.day(normal, 0, normal.length);
        }
        if (day == Dates.MALFORMED) {
            return new Rejection(Reason.DATE_FORMAT, field.name(), "a date YYYY-MM-DD");
        }
        out.putByte(0);
        out.putInt(day);
        return null;
    }

    private @Nullable Rejection writeNumber(FeedField field, int at, Fields fields, Bytes out) {
        int decimals = RecordLayout.decimals(field.type());
        // 万元 with six decimals is yuan with two.
        boolean scaled = header.isTenThousands(at);
        long value = Numbers.parse(fields.bytes, fields.from[at], fields.to[at], scaled ? decimals + 4 : decimals);
        if (value == Numbers.MALFORMED) {
            byte[] normal = Texts.number(fields.text(at)).getBytes(StandardCharsets.UTF_8);
            value = Numbers.parse(normal, 0, normal.length, scaled ? decimals + 4 : decimals);
        }
        if (value == Numbers.MALFORMED) {
            return new Rejection(
                    Reason.AMOUNT_FORMAT,
                    field.name(),
                    decimals == 0 ? "a whole number" : "a number with at most " + decimals + " decimals");
        }
        if (value == Numbers.NEGATIVE) {
            return new Rejection(Reason.AMOUNT_NEGATIVE, field.name(), "a number not below zero");
        }
        if (value == Numbers.TOO_LARGE || (field.type() == FieldType.SHARE && value > RecordLayout.SHARE_SCALE)) {
            return new Rejection(
                    Reason.AMOUNT_RANGE,
                    field.name(),
                    field.type() == FieldType.SHARE ? "a share between 0 and 1" : "at most 15 digits");
        }
        out.putByte(0);
        if (field.type() == FieldType.SHARE) {
            out.putDouble((double) value / RecordLayout.SHARE_SCALE);
        } else {
            out.putLong(value);
        }
        return null;
    }
}
