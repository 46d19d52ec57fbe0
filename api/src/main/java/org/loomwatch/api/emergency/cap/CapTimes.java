package org.loomwatch.api.emergency.cap;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as CAP writes them: to the second, always with an offset, never {@code Z} from 1.1 on. */
final class CapTimes {

    private static final Pattern EXACT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}[-+]\\d{2}:\\d{2}");

    private CapTimes() {}

    static Optional<OffsetDateTime> find(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Checks one time element that the schema has passed. */
    static void check(CapElement element, CapVersion version, Findings findings) {
        String text = element.text();
        boolean exact = EXACT.matcher(text).matches();
        boolean old = version == CapVersion.V1_0 && find(text).isPresent();
        if (!exact && !old) {
            findings.error(
                    "time.offset",
                    element.path(),
                    "'" + text + "' is not of the form 2026-09-01T08:00:00+08:00",
                    "“" + text + "”应写作 2026-09-01T08:00:00+08:00，须带时区偏移，不得用 Z");
        } else if (find(text).isEmpty()) {
            findings.error("time.value", element.path(), "'" + text + "' is no time", "“" + text + "”不是有效时间");
        }
    }
}
