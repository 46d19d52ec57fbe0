package org.loomwatch.api.emergency.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.datasets.reference.ResourceCatalog;
import org.loomwatch.datasets.reference.ResourceCategory;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.plan.EscalationStep;
import org.loomwatch.domain.plan.Plan;
import org.loomwatch.domain.plan.PlanAction;
import org.loomwatch.domain.plan.ResponseLevel;

/** Reads plans from YAML and says what they leave open. */
public final class PlanFile {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> EVIDENCE = Set.of("photo", "reading", "headcount", "text");

    private PlanFile() {}

    /** @throws Problem saying where the text is no plan */
    public static Plan read(String yaml) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw invalid("不是合法的 YAML：" + e.getOriginalMessage(), "this is not YAML: " + e.getOriginalMessage());
        }
        try {
            Hazard event = Hazard.find(root.path("event").asText())
                    .orElseThrow(() -> new IllegalArgumentException("event: expected typhoon or rainstorm"));
            Map<ResponseLevel, Integer> receive = new EnumMap<>(ResponseLevel.class);
            for (ResponseLevel level : ResponseLevel.values()) {
                receive.put(
                        level, minutes(root.path("receive_minutes").path(level.id()), "receive_minutes/" + level.id()));
            }
            List<EscalationStep> escalation = new ArrayList<>();
            for (JsonNode step : root.path("escalation")) {
                escalation.add(new EscalationStep(text(step, "to"), text(step, "zh"), text(step, "en")));
            }
            Map<String, List<PlanAction>> actions = new LinkedHashMap<>();
            root.path("categories")
                    .properties()
                    .forEach(entry -> actions.put(category(entry.getKey()), actions(entry.getKey(), entry.getValue())));
            return new Plan(
                    event, text(root.path("name"), "zh"), text(root.path("name"), "en"), receive, escalation, actions);
        } catch (IllegalArgumentException e) {
            throw invalid("预案内容不正确：" + e.getMessage(), String.valueOf(e.getMessage()));
        }
    }

    /** Categories and levels for which a plan asks nothing: legal, but seldom meant. */
    public static List<String> listGaps(Plan plan) {
        List<String> gaps = new ArrayList<>();
        for (ResourceCategory category : ResourceCatalog.listCategories()) {
            for (ResponseLevel level : ResponseLevel.values()) {
                if (plan.list(category.code(), level).isEmpty()) {
                    gaps.add(category.code() + " " + level.id());
                }
            }
        }
        return gaps;
    }

    private static String category(String code) {
        return ResourceCatalog.find(code)
                .orElseThrow(() -> new IllegalArgumentException("categories: " + code + " is none of the 14"))
                .code();
    }

    private static List<PlanAction> actions(String category, JsonNode nodes) {
        List<PlanAction> actions = new ArrayList<>();
        for (JsonNode node : nodes) {
            String id = text(node, "id");
            String place = category + "/" + id;
            if (actions.stream().anyMatch(action -> action.id().equals(id))) {
                throw new IllegalArgumentException(place + " stands twice");
            }
            String evidence = text(node, "evidence");
            if (!EVIDENCE.contains(evidence)) {
                throw new IllegalArgumentException(place + ": evidence is photo, reading, headcount or text");
            }
            JsonNode limit = node.path("limit");
            if (limit.size() != ResponseLevel.values().length) {
                throw new IllegalArgumentException(place + ": limit has one entry for each of watch, IV, III, II, I");
            }
            Map<ResponseLevel, Integer> limits = new EnumMap<>(ResponseLevel.class);
            ResponseLevel[] levels = ResponseLevel.values();
            for (int i = 0; i < levels.length; i++) {
                JsonNode minutes = limit.get(i);
                if (!minutes.asText().equals("-")) {
                    limits.put(levels[i], minutes(minutes, place + "/limit"));
                }
            }
            actions.add(new PlanAction(id, text(node, "role"), evidence, limits, text(node, "zh"), text(node, "en")));
        }
        return actions;
    }

    private static int minutes(JsonNode node, String place) {
        if (!node.isInt() || node.asInt() <= 0) {
            throw new IllegalArgumentException(place + ": expected minutes");
        }
        return node.asInt();
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }

    private static Problem invalid(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }
}
