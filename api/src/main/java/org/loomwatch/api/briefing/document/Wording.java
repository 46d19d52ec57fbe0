package org.loomwatch.api.briefing.document;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.briefing.document.BriefingDocument.BriefingColumn;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.area.Area;

/** Numbers, months and names as a briefing writes them. */
final class Wording {

    static final Text MISSING = same("—");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Wording() {}

    static Text same(String text) {
        return Text.of(text, text);
    }

    static Text name(Area area) {
        return Text.of(area.nameZh(), area.nameEn().isEmpty() ? area.nameZh() : area.nameEn());
    }

    static Text month(YearMonth month) {
        return Text.of(
                month.getYear() + "年" + month.getMonthValue() + "月",
                month.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + month.getYear());
    }

    static Text instant(Instant instant) {
        return same(INSTANT.format(instant.atZone(ZONE)));
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** To the whole number. */
    static String count(double value) {
        return count(Math.round(value));
    }

    static String decimal(double value) {
        String text = String.format(Locale.ROOT, "%,.1f", value);
        return text.equals("-0.0") ? "0.0" : text;
    }

    static String percent(double share) {
        return decimal(100 * share) + "%";
    }

    static Text cell(long value) {
        return same(count(value));
    }

    static Text cell(@Nullable Double value) {
        return value == null ? MISSING : same(decimal(value));
    }

    static Text share(@Nullable Double share) {
        return share == null ? MISSING : same(percent(share));
    }

    static Text signed(long change) {
        return same((change > 0 ? "+" : "") + count(change));
    }

    static Text signed(@Nullable Double now, @Nullable Double before) {
        if (now == null || before == null) {
            return MISSING;
        }
        String text = decimal(now - before);
        return same(text.startsWith("-") || text.equals("0.0") ? text : "+" + text);
    }

    /** Relative change, such as +3.2%. */
    static Text growth(@Nullable Double now, @Nullable Double before) {
        if (now == null || before == null || before == 0) {
            return MISSING;
        }
        String text = percent(now / before - 1);
        return same(text.startsWith("-") || text.equals("0.0%") ? text : "+" + text);
    }

    /** "1 enterprise", "2 enterprises". */
    static String counted(long n, String one, String many) {
        return count(n) + " " + (n == 1 ? one : many);
    }

    static Text list(List<Text> texts) {
        return Text.of(
                texts.stream().map(Text::zh).collect(Collectors.joining("、")),
                texts.stream().map(Text::en).collect(Collectors.joining(", ")));
    }

    static BriefingColumn word(String zh, String en, double share) {
        return new BriefingColumn(Text.of(zh, en), share, false);
    }

    static BriefingColumn number(String zh, String en) {
        return new BriefingColumn(Text.of(zh, en), 1, true);
    }

    static BriefingColumn number(Text head) {
        return new BriefingColumn(head, 1, true);
    }
}
