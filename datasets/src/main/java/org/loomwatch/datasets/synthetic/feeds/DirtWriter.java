package org.loomwatch.datasets.synthetic.feeds;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.datasets.synthetic.feeds.FeedRow.Kind;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.feed.FeedField;
import org.loomwatch.domain.feed.FieldType;

/** Writes a row with one thing wrong. One instance per thread. */
final class DirtWriter {

    private static final String[] NON_NUMBERS = {"--", "N/A", "#VALUE!", "无", "不详", "见附件"};
    private static final String[] UNKNOWN_WORDS = {"其他情况", "UNKNOWN", "99", "工资类", "misc"};
    private static final int ENUMERATION_WEIGHT = 4;
    private static final double SMALLEST_MIXED_UP = 60;

    private final RowBuffer clean = new RowBuffer();
    private final RowBuffer replacement = new RowBuffer();
    private final Map<Feed, List<Integer>> requiredFields = new EnumMap<>(Feed.class);
    private final Map<Feed, Integer> enumerationField = new EnumMap<>(Feed.class);
    private int field;

    DirtWriter() {
        for (Feed feed : Feed.values()) {
            List<Integer> required =
                    new ArrayList<>(List.of(FeedRow.RECORD_ID, FeedRow.USCC, FeedRow.MONTH, FeedRow.REPORTED_AT));
            for (int i = 0; i < feed.fields().size(); i++) {
                FeedField own = feed.fields().get(i);
                if (own.required()) {
                    required.add(FeedRow.COMMON + i);
                }
                if (own.type() == FieldType.ENUMERATION) {
                    enumerationField.put(feed, FeedRow.COMMON + i);
                }
            }
            requiredFields.put(feed, required);
        }
    }

    /** The field that the last {@link #write} damaged; for a truncated line the first one lost. */
    int damagedField() {
        return field;
    }

    /** Appends the row, damaged in a way that suits it, and tells which. */
    DirtKind write(FeedRow row, Draws draws, RowBuffer out) {
        DirtKind kind = choose(row, draws);
        switch (kind) {
            case UNIT_MIXED_UP -> mixUpUnit(row, out);
            case TRUNCATED_LINE -> truncate(row, draws, out);
            default -> {
                clean.clear();
                row.render(clean);
                replacement.clear();
                replace(kind, row, draws);
                out.put(clean.bytes(), 0, row.start(field));
                out.put(replacement);
                out.put(clean.bytes(), row.end(field), clean.length() - row.end(field));
            }
        }
        return kind;
    }

    private DirtKind choose(FeedRow row, Draws draws) {
        DirtKind[] kinds = DirtKind.values();
        boolean hasEnumeration = enumerationField.containsKey(row.feed());
        while (true) {
            int index = draws.below(kinds.length + (hasEnumeration ? ENUMERATION_WEIGHT : 0));
            DirtKind kind = index < kinds.length ? kinds[index] : DirtKind.UNKNOWN_ENUMERATION;
            boolean suits =
                    switch (kind) {
                        case UNIT_MIXED_UP -> pickNumber(row, draws, true, SMALLEST_MIXED_UP);
                        case FULL_WIDTH_DIGITS, NOT_A_NUMBER -> pickNumber(row, draws, false, 0);
                        case NEGATIVE_VALUE -> pickNumber(row, draws, false, 1);
                        case UNKNOWN_ENUMERATION -> hasEnumeration;
                        default -> true;
                    };
            if (suits) {
                return kind;
            }
        }
    }

    /** Picks a numeric field of at least {@code least} at random, if there is one. */
    private boolean pickNumber(FeedRow row, Draws draws, boolean withUnit, double least) {
        int seen = 0;
        for (int i = FeedRow.COMMON; i < row.size(); i++) {
            boolean unit = row.isNumeric(i) && (row.kind(i) == Kind.MONEY || row.kind(i) == Kind.QUANTITY);
            boolean share = row.isNumeric(i) && row.kind(i) == Kind.SHARE;
            if ((withUnit ? unit : row.isNumeric(i) && !share) && row.number(i) >= least) {
                seen++;
                if (draws.below(seen) == 0) {
                    field = i;
                }
            }
        }
        return seen > 0;
    }

    private void mixUpUnit(FeedRow row, RowBuffer out) {
        double right = row.number(field);
        double factor = row.kind(field) == Kind.MONEY ? 1e-4 : row.feed() == Feed.POWER ? 1e-3 : 1e3;
        row.setNumber(field, right * factor);
        row.render(out);
        row.setNumber(field, right);
    }

    private void truncate(FeedRow row, Draws draws, RowBuffer out) {
        clean.clear();
        row.render(clean);
        int last = row.start(row.size() - 1) - 1;
        int first = row.end(FeedRow.RECORD_ID);
        int cut = first + draws.below(last - first);
        out.put(clean.bytes(), 0, cut).put('\n');
        field = FeedRow.USCC;
        while (field + 1 < row.size() && row.start(field) <= cut) {
            field++;
        }
    }

    private void replace(DirtKind kind, FeedRow row, Draws draws) {
        switch (kind) {
            case FULL_WIDTH_DIGITS -> {
                for (int i = row.start(field); i < row.end(field); i++) {
                    byte b = clean.bytes()[i];
                    boolean digit = b >= '0' && b <= '9';
                    replacement.text(String.valueOf(digit ? (char) (b - '0' + '０') : (char) b));
                }
            }
            case WRONG_CHECK_CHARACTER -> {
                field = FeedRow.USCC;
                byte right = clean.bytes()[row.end(field) - 1];
                int wrong = (Uscc.ALPHABET.indexOf(right) + 1 + draws.below(30)) % 31;
                replacement.put(clean.bytes(), row.start(field), 17).put(Uscc.ALPHABET.charAt(wrong));
            }
            case UNKNOWN_ENTERPRISE -> {
                field = FeedRow.USCC;
                replacement.ascii(stranger(draws));
            }
            case BAD_DATE -> badDate(row, draws);
            case UNKNOWN_ENUMERATION -> {
                field = enumerationField.get(row.feed());
                replacement.text(UNKNOWN_WORDS[draws.below(UNKNOWN_WORDS.length)]);
            }
            case MISSING_FIELD -> {
                List<Integer> required = requiredFields.get(row.feed());
                field = required.get(draws.below(required.size()));
            }
            case NOT_A_NUMBER -> replacement.text(NON_NUMBERS[draws.below(NON_NUMBERS.length)]);
            case NEGATIVE_VALUE ->
                replacement.put('-').put(clean.bytes(), row.start(field), row.end(field) - row.start(field));
            case UNIT_MIXED_UP, TRUNCATED_LINE -> throw new IllegalArgumentException(kind + " replaces no field");
        }
    }

    /** A valid code registered in another, equally invented, district. */
    private static String stranger(Draws draws) {
        StringBuilder body = new StringBuilder("91440397MA");
        while (body.length() < Uscc.LENGTH - 1) {
            body.append(Uscc.ALPHABET.charAt(draws.below(31)));
        }
        return body.append(Uscc.checkCharacter(body)).toString();
    }

    private void badDate(FeedRow row, Draws draws) {
        int[] dated = {FeedRow.MONTH, FeedRow.REPORTED_AT, FeedRow.MONTH};
        for (int i = FeedRow.COMMON; i < row.size(); i++) {
            if (row.kind(i) == Kind.DATE) {
                dated[2] = i;
            }
        }
        field = dated[draws.below(dated.length)];
        int year = row.month().getYear();
        if (field == FeedRow.MONTH) {
            replacement.number(year).ascii(draws.chance(0.5) ? "-13" : "-00");
        } else if (field == FeedRow.REPORTED_AT) {
            replacement.number(year).ascii("-02-30T09:15:00+08:00");
        } else if (draws.chance(0.5)) {
            replacement.number(year).ascii("-02-30");
        } else {
            replacement
                    .number(year)
                    .text("年")
                    .number(row.month().getMonthValue())
                    .text("月5日");
        }
    }
}
