package org.loomwatch.api.emergency.alert;

import java.util.List;
import java.util.Optional;
import org.loomwatch.datasets.reference.SignalCatalog;
import org.loomwatch.domain.alert.AlertInfo;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.NamedValue;
import org.loomwatch.domain.alert.SignalLevel;

/** Finds event and level in a statement: what is coded first, words after. */
final class SignalReader {

    private static final String[] LEVEL_PARAMETERS = {
        "level", "alertlevel", "alert_level", "color", "colour", "alert_color", "signal", "signallevel", "预警级别", "预警等级"
    };

    private SignalReader() {}

    static Optional<Hazard> findHazard(AlertInfo info) {
        for (NamedValue code : info.eventCodes()) {
            Optional<Hazard> coded = SignalCatalog.findHazard(code.value());
            if (coded.isPresent()) {
                return coded;
            }
        }
        return SignalCatalog.findHazard(info.event());
    }

    /** The level as issued: never derived from rain, wind or CAP's severity words. */
    static Optional<SignalLevel> findLevel(AlertInfo info) {
        Optional<SignalLevel> coded = info.findParameter(LEVEL_PARAMETERS).flatMap(SignalReader::level);
        if (coded.isPresent()) {
            return coded;
        }
        for (String text : List.of(info.headline(), info.event())) {
            Optional<SignalLevel> named = SignalCatalog.findLevel(text);
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    private static Optional<SignalLevel> level(String text) {
        return SignalLevel.find(text.toLowerCase(java.util.Locale.ROOT)).or(() -> SignalCatalog.findLevel(text));
    }
}
