package org.loomwatch.datasets.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.alert.SignalLevel;

/** National and Shenzhen signal tables, and the words and codes by which messages name events and levels. */
public final class SignalCatalog {

    private static final List<SignalDefinition> DEFINITIONS = loadDefinitions();
    private static final ReferenceTable WORDS = ReferenceTable.load(SignalCatalog.class, "signal-words.csv");

    private SignalCatalog() {}

    public static List<SignalDefinition> list() {
        return DEFINITIONS;
    }

    /** The event a text or code names; empty if it names none that we know, or more than one. */
    public static Optional<Hazard> findHazard(String text) {
        return findOne("event", text).flatMap(Hazard::find);
    }

    /** The level a text names; empty if it names none, or more than one. */
    public static Optional<SignalLevel> findLevel(String text) {
        return findOne("level", text).flatMap(SignalLevel::find);
    }

    private static Optional<String> findOne(String kind, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (int row = 0; row < WORDS.size(); row++) {
            String value = WORDS.get(row, "value");
            if (WORDS.get(row, "kind").equals(kind)
                    && contains(lower, WORDS.get(row, "word").toLowerCase(Locale.ROOT))
                    && !found.contains(value)) {
                found.add(value);
            }
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Latin words must stand alone: "red" is not in "expired". */
    private static boolean contains(String text, String word) {
        if (!word.matches("[a-z0-9 ]+")) {
            return text.contains(word);
        }
        return (" " + text.replaceAll("[^a-z0-9]+", " ") + " ").contains(" " + word + " ");
    }

    private static List<SignalDefinition> loadDefinitions() {
        ReferenceTable table = ReferenceTable.load(SignalCatalog.class, "signals.csv");
        List<SignalDefinition> definitions = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            definitions.add(new SignalDefinition(
                    table.get(row, "table"),
                    Hazard.find(table.get(row, "event")).orElseThrow(),
                    SignalLevel.find(table.get(row, "level")).orElseThrow(),
                    number(table, row, "within_hours"),
                    number(table, row, "mean_wind"),
                    number(table, row, "gust"),
                    number(table, row, "rain_mm"),
                    number(table, row, "rain_hours"),
                    table.get(row, "criteria_zh"),
                    table.get(row, "criteria_en")));
        }
        return List.copyOf(definitions);
    }

    private static @Nullable Integer number(ReferenceTable table, int row, String column) {
        String text = table.get(row, column);
        return text.isEmpty() ? null : Integer.valueOf(text);
    }
}
