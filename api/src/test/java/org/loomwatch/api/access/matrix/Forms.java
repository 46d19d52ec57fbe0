package org.loomwatch.api.access.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;

/** Every form in which a route can be asked: each of its parameters in turn, each with every value worth trying. */
final class Forms {

    private static final int LONGEST_LIST = 40;

    private final MarkedDistrict district;

    Forms(MarkedDistrict district) {
        this.district = district;
    }

    /** The plainest form first; the order is always the same. */
    List<Map<String, String>> of(Route route, Expectation expectation) {
        Map<String, String> base = new HashMap<>();
        for (Parameter<?> parameter : route.parameters()) {
            if (parameter.required()) {
                base.put(parameter.name(), values(parameter, expectation).get(0));
            }
        }
        Set<Map<String, String>> forms = new LinkedHashSet<>();
        forms.add(base);
        for (Parameter<?> parameter : route.parameters()) {
            for (String value : values(parameter, expectation)) {
                Map<String, String> form = new HashMap<>(base);
                form.put(parameter.name(), value);
                forms.add(form);
            }
        }
        return new ArrayList<>(forms);
    }

    private List<String> values(Parameter<?> parameter, Expectation expectation) {
        String sample = expectation.samples().get(parameter.name());
        if (sample != null) {
            return List.of(sample);
        }
        List<String> words = new ArrayList<>();
        for (JsonNode word : parameter.type().schema().path("enum")) {
            words.add(word.asText());
        }
        if (words.size() > LONGEST_LIST) {
            return oneOfEachKind(words);
        }
        if (!words.isEmpty()) {
            return words;
        }
        return switch (parameter.name()) {
            case "uscc" -> usccs();
            case "area" -> MarkedDistrict.areas();
            case "month" -> List.of(MarkedDistrict.MONTH);
            case "q" -> searches();
            case "cursor" -> List.of("forged");
            case "limit" -> List.of("1", "200");
            default -> List.of(byType(parameter.type().schema()));
        };
    }

    /** Ids of measures and indicators: one of each combination of feeds, detail and statistic. */
    private static List<String> oneOfEachKind(List<String> ids) {
        Set<Object> kinds = new HashSet<>();
        List<String> chosen = new ArrayList<>();
        for (String id : ids) {
            Object kind = Measure.find(id)
                    .<Object>map(measure -> List.of(measure.feed(), measure.unit()))
                    .or(() -> Indicator.find(id).map(indicator -> List.of(indicator.feeds(), indicator.isAmount())))
                    .orElse(id);
            if (kinds.add(kind)) {
                chosen.add(id);
            }
        }
        return chosen;
    }

    private List<String> usccs() {
        List<String> usccs = new ArrayList<>(district.enterprises().keySet());
        return List.of(usccs.get(0), usccs.get(7), usccs.get(13), "9144030000NOBODYX0");
    }

    private List<String> searches() {
        List<String> usccs = usccs();
        return List.of("FIRM", "FIRM-007", usccs.get(0), usccs.get(2), "7", "%");
    }

    private static String byType(JsonNode schema) {
        if (schema.path("type").asText().equals("integer")) {
            return "1";
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> "00000000-0000-0000-0000-000000000000";
            case "date-time" -> "2026-09-01T00:00:00Z";
            case "date" -> "2026-09-01";
            default -> "x1";
        };
    }
}
