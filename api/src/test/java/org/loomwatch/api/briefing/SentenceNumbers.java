package org.loomwatch.api.briefing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loomwatch.api.briefing.document.BriefingDocument;
import org.loomwatch.api.briefing.document.BriefingDocument.Section;
import org.loomwatch.api.problem.Text;

/** Looks the numbers of a briefing's sentences up in its tables. */
public final class SentenceNumbers {

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(\\.\\d+)?%?");

    private SentenceNumbers() {}

    /** Numbers that stand in no caption, head or cell of their section, each with its sentence. */
    public static List<String> missing(BriefingDocument briefing) {
        List<String> missing = new ArrayList<>();
        for (Section section : briefing.sections()) {
            // A section without any table says that there is nothing yet; its only number is the month's name.
            if (!section.exhibits().isEmpty()) {
                missing(section, Text::zh, missing);
                missing(section, Text::en, missing);
            }
        }
        return missing;
    }

    private static void missing(Section section, Function<Text, String> language, List<String> missing) {
        Set<String> shown = new HashSet<>();
        section.exhibits().forEach(exhibit -> {
            shown.addAll(numbers(language.apply(exhibit.caption())));
            exhibit.table().columns().forEach(column -> shown.addAll(numbers(language.apply(column.head()))));
            exhibit.table().rows().forEach(row -> row.forEach(cell -> shown.addAll(numbers(language.apply(cell)))));
        });
        for (Text sentence : section.sentences()) {
            for (String number : numbers(language.apply(sentence))) {
                if (!shown.contains(number)) {
                    missing.add(number + " of " + language.apply(sentence));
                }
            }
        }
    }

    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group().replaceFirst(",$", ""));
        }
        return numbers;
    }
}
