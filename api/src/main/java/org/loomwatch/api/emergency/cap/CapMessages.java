package org.loomwatch.api.emergency.cap;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.alert.AlertArea;
import org.loomwatch.domain.alert.AlertInfo;
import org.loomwatch.domain.alert.AlertKey;
import org.loomwatch.domain.alert.AlertMessage;
import org.loomwatch.domain.alert.AlertStatus;
import org.loomwatch.domain.alert.AlertType;
import org.loomwatch.domain.alert.NamedValue;

/** Makes a message of elements that passed schema and rules. */
final class CapMessages {

    private CapMessages() {}

    static AlertMessage message(CapElement alert) {
        return new AlertMessage(
                alert.textOf("identifier"),
                alert.textOf("sender"),
                OffsetDateTime.parse(alert.textOf("sent")),
                AlertStatus.find(alert.textOf("status")).orElseThrow(),
                AlertType.find(alert.textOf("msgType")).orElseThrow(),
                alert.textOf("scope"),
                alert.textOf("note"),
                references(alert.textOf("references")),
                alert.list("info").stream().map(CapMessages::info).toList());
    }

    private static List<AlertKey> references(String text) {
        List<AlertKey> keys = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String reference : text.split("\\s+")) {
                find(reference).ifPresent(keys::add);
            }
        }
        return keys;
    }

    /** Empty only in CAP 1.0, whose references the rules let pass with a warning. */
    private static Optional<AlertKey> find(String reference) {
        try {
            return Optional.of(AlertKey.parse(reference));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AlertInfo info(CapElement info) {
        String language = info.textOf("language");
        return new AlertInfo(
                language.isEmpty() ? "en-US" : language,
                texts(info, "category"),
                info.textOf("event"),
                texts(info, "responseType"),
                info.textOf("urgency"),
                info.textOf("severity"),
                info.textOf("certainty"),
                values(info, "eventCode"),
                time(info, "effective"),
                time(info, "onset"),
                time(info, "expires"),
                info.textOf("senderName"),
                info.textOf("headline"),
                info.textOf("description"),
                info.textOf("instruction"),
                values(info, "parameter"),
                info.list("area").stream().map(CapMessages::area).toList());
    }

    private static AlertArea area(CapElement area) {
        return new AlertArea(
                area.textOf("areaDesc"),
                texts(area, "polygon").stream().map(CapShapes::ring).toList(),
                texts(area, "circle").stream().map(CapShapes::circle).toList(),
                values(area, "geocode"));
    }

    private static List<String> texts(CapElement parent, String name) {
        return parent.list(name).stream().map(CapElement::text).toList();
    }

    private static List<NamedValue> values(CapElement parent, String name) {
        return parent.list(name).stream().map(CapMessages::value).toList();
    }

    private static NamedValue value(CapElement element) {
        if (!element.children().isEmpty()) {
            return new NamedValue(element.textOf("valueName"), element.textOf("value"));
        }
        String text = element.text();
        int equals = text.indexOf('=');
        return equals < 0
                ? new NamedValue(text, "")
                : new NamedValue(text.substring(0, equals), text.substring(equals + 1));
    }

    private static @Nullable OffsetDateTime time(CapElement info, String name) {
        return CapTimes.find(info.textOf(name)).orElse(null);
    }
}
