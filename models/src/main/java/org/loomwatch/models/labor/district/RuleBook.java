package org.loomwatch.models.labor.district;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.panel.FeatureTable;

/** The rules beside the model: floors under its grades, and a scorecard that needs no model. */
public final class RuleBook {

    private static final String RESOURCE = "/org/loomwatch/models/labor/labor-rules.yaml";

    private final List<Rule> rules;

    private RuleBook(List<Rule> rules) {
        this.rules = rules;
    }

    public static RuleBook standard() {
        try (InputStream in = RuleBook.class.getResourceAsStream(RESOURCE)) {
            List<Rule> rules = YAMLMapper.builder()
                    .build()
                    .readValue(Objects.requireNonNull(in, RESOURCE), new TypeReference<List<Rule>>() {});
            for (Rule rule : rules) {
                if (!DistrictFeatures.STORED.contains(rule.indicator())) {
                    throw new LaborException("rule %s: no indicator %s".formatted(rule.id(), rule.indicator()));
                }
            }
            return new RuleBook(rules);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** What a rule says, or nothing for an id that no rule has. */
    public String nameZh(String id) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .map(Rule::zh)
                .findFirst()
                .orElse("");
    }

    /** What a rule says, or nothing for an id that no rule has. */
    public String nameEn(String id) {
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .map(Rule::en)
                .findFirst()
                .orElse("");
    }

    /** A rule that raised a grade. */
    public record Floor(String rule, Grade grade) {}

    /** The gravest floor under a row, if any rule with one holds. */
    Optional<Floor> floor(FeatureTable table, int row) {
        return rules.stream()
                .filter(rule -> rule.floor() != null && holds(rule, table, row))
                .map(rule -> new Floor(
                        rule.id(), Grade.find(String.valueOf(rule.floor())).orElseThrow()))
                .min(java.util.Comparator.comparing(Floor::grade));
    }

    /** Points of every row. */
    double[] points(FeatureTable table) {
        double[] points = new double[table.rows()];
        for (Rule rule : rules) {
            for (int i = 0; i < points.length; i++) {
                points[i] += holds(rule, table, i) ? rule.points() : 0;
            }
        }
        return points;
    }

    private static boolean holds(Rule rule, FeatureTable table, int row) {
        float value = value(table, rule.indicator(), row);
        Double least = rule.atLeast();
        Double most = rule.atMost();
        Rule.Condition also = rule.also();
        return !Float.isNaN(value)
                && (least == null || value >= least)
                && (most == null || value <= most)
                && (also == null || value(table, also.indicator(), row) >= also.atLeast());
    }

    private static float value(FeatureTable table, String indicator, int row) {
        return table.column(table.names().indexOf(indicator))[row];
    }
}
