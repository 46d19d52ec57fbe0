package org.loomwatch.api.emergency.cap;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/**
 * Identifiers of China's national early-warning system: 31 characters {@code ZZZZZZDDDUUUXX_YYYYMMDDhhmmss_N}: code of the
 * issuing office (region by GB/T 2260, branch, unit, extension), Beijing time of entry, serial number of that second.
 * Whatever begins like one must be one.
 */
final class ChinaIdentifier {

    private static final int LENGTH = 31;
    private static final Pattern MEANT = Pattern.compile("[1-9]\\d{11,15}_\\d.*");
    private static final Pattern EXACT = Pattern.compile("[1-9]\\d{13}_\\d{14}_\\d");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private ChinaIdentifier() {}

    static void check(CapElement element, Findings findings) {
        String text = element.text();
        if (!MEANT.matcher(text).matches()) {
            return;
        }
        if (!EXACT.matcher(text).matches()) {
            findings.error(
                    "china.identifier",
                    element.path(),
                    "begins like an identifier of China's early-warning system, but is not office_time_number of %d characters (has %d)"
                            .formatted(LENGTH, text.length()),
                    "形似国家预警发布系统的预警信息唯一标识，但不是“发布单位代码14位_时间14位_序号1位”共 %d 位（实为 %d 位）".formatted(LENGTH, text.length()));
            return;
        }
        try {
            LocalDateTime.parse(text.substring(15, 29), TIME);
        } catch (DateTimeException e) {
            findings.error(
                    "china.identifier",
                    element.path(),
                    "'" + text.substring(15, 29) + "' in the identifier is no time",
                    "唯一标识中的“" + text.substring(15, 29) + "”不是有效时间");
        }
    }
}
