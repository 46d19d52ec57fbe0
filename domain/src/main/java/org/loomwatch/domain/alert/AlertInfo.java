package org.loomwatch.domain.alert;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement of an alert, in one language.
 *
 * @param effective from when it holds; null if from the time it was sent
 * @param onset expected begin of the event; null if not said
 * @param expires until when it holds; null if not said
 */
public record AlertInfo(
        String language,
        List<String> categories,
        String event,
        List<String> responseTypes,
        String urgency,
        String severity,
        String certainty,
        List<NamedValue> eventCodes,
        @Nullable OffsetDateTime effective,
        @Nullable OffsetDateTime onset,
        @Nullable OffsetDateTime expires,
        String senderName,
        String headline,
        String description,
        String instruction,
        List<NamedValue> parameters,
        List<AlertArea> areas) {

    public AlertInfo {
        categories = List.copyOf(categories);
        responseTypes = List.copyOf(responseTypes);
        eventCodes = List.copyOf(eventCodes);
        parameters = List.copyOf(parameters);
        areas = List.copyOf(areas);
    }

    /** The value of the first parameter of one of these names, whatever their case. */
    public Optional<String> findParameter(String... names) {
        for (String name : names) {
            for (NamedValue parameter : parameters) {
                if (parameter.name().equalsIgnoreCase(name)
                        && !parameter.value().isBlank()) {
                    return Optional.of(parameter.value().strip());
                }
            }
        }
        return Optional.empty();
    }
}
