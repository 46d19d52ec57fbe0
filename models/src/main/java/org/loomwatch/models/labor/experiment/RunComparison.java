package org.loomwatch.models.labor.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.labor.LaborException;

/**
 * Two runs side by side.
 *
 * @param sameTest whether both were tested on the same rows; if not, their figures are of different things
 * @param settings what the two experiments differ in
 */
public record RunComparison(
        long first,
        long second,
        boolean sameTest,
        List<Setting> settings,
        List<MeasurePair> measures,
        List<ThresholdPair> thresholds,
        List<ImportancePair> importance) {

    private static final int MOST_FEATURES = 20;

    /** A part of the experiment with its two values. */
    public record Setting(String name, String first, String second) {}

    /**
     * A figure of both.
     *
     * @param difference of the second to the first
     * @param apart whether their intervals do not touch
     */
    public record MeasurePair(
            String name,
            RunReport.Measure first,
            RunReport.Measure second,
            @Nullable Double difference,
            boolean apart) {}

    /** What lists of one length are worth in both. */
    public record ThresholdPair(double share, RunReport.Threshold first, RunReport.Threshold second) {}

    /** How much a feature moves the score in both. */
    public record ImportancePair(String feature, @Nullable String feed, double first, double second) {}

    /** @throws LaborException if one of them has not ended well */
    public static RunComparison of(ExperimentRun first, ExperimentRun second) {
        RunReport one = report(first);
        RunReport two = report(second);
        return new RunComparison(
                first.id(),
                second.id(),
                one.figures().rows() == two.figures().rows()
                        && one.figures().events() == two.figures().events(),
                settings(first, second),
                measures(one, two),
                thresholds(one, two),
                importance(one, two));
    }

    private static RunReport report(ExperimentRun run) {
        RunReport report = run.report();
        if (report == null) {
            throw new LaborException("run %d is %s: there is nothing to compare".formatted(run.id(), run.state()));
        }
        return report;
    }

    private static List<Setting> settings(ExperimentRun first, ExperimentRun second) {
        Map<String, String> one = settings(first);
        Map<String, String> two = settings(second);
        List<Setting> settings = new ArrayList<>();
        one.forEach((name, value) -> {
            String other = Objects.requireNonNull(two.get(name));
            if (!value.equals(other)) {
                settings.add(new Setting(name, value, other));
            }
        });
        return settings;
    }

    private static Map<String, String> settings(ExperimentRun run) {
        Experiment experiment = run.experiment();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("name", experiment.name());
        settings.put("vintage", String.valueOf(experiment.vintage()));
        settings.put("data", String.valueOf(run.dataHash()));
        settings.put("horizon", String.valueOf(experiment.horizon()));
        settings.put("features.include", String.join(", ", experiment.features().include()));
        settings.put("features.exclude", String.join(", ", experiment.features().exclude()));
        settings.put("model.kind", experiment.model().kind());
        settings.put("model.penalty", String.valueOf(experiment.model().penalty()));
        settings.put("model.trees", String.valueOf(experiment.model().trees()));
        settings.put("model.depth", String.valueOf(experiment.model().depth()));
        settings.put("model.learning_rate", String.valueOf(experiment.model().learningRate()));
        settings.put("model.least_child", String.valueOf(experiment.model().leastChild()));
        settings.put("search", String.valueOf(experiment.search()));
        settings.put("seed", String.valueOf(experiment.seed()));
        return settings;
    }

    private static List<MeasurePair> measures(RunReport one, RunReport two) {
        List<MeasurePair> pairs = new ArrayList<>();
        for (RunReport.Measure first : one.measures()) {
            two.measures().stream()
                    .filter(second -> second.name().equals(first.name()))
                    .forEach(second -> pairs.add(new MeasurePair(
                            first.name(),
                            first,
                            second,
                            first.value() == null || second.value() == null ? null : second.value() - first.value(),
                            below(first.high(), second.low()) || below(second.high(), first.low()))));
        }
        return pairs;
    }

    private static boolean below(@Nullable Double high, @Nullable Double low) {
        return high != null && low != null && high < low;
    }

    private static List<ThresholdPair> thresholds(RunReport one, RunReport two) {
        List<ThresholdPair> pairs = new ArrayList<>();
        for (RunReport.Threshold first : one.thresholds()) {
            two.thresholds().stream()
                    .filter(second -> second.share() == first.share())
                    .forEach(second -> pairs.add(new ThresholdPair(first.share(), first, second)));
        }
        return pairs;
    }

    /** The features that matter most in either. */
    private static List<ImportancePair> importance(RunReport one, RunReport two) {
        Map<String, RunReport.Importance> first = byFeature(one);
        Map<String, RunReport.Importance> second = byFeature(two);
        Set<String> names = new LinkedHashSet<>();
        for (int place = 0; place < MOST_FEATURES; place++) {
            for (RunReport report : List.of(one, two)) {
                if (place < report.importance().size() && names.size() < MOST_FEATURES) {
                    names.add(report.importance().get(place).feature());
                }
            }
        }
        return names.stream()
                .map(name -> {
                    RunReport.Importance a = first.get(name);
                    RunReport.Importance b = second.get(name);
                    String feed = a != null ? a.feed() : b != null ? b.feed() : null;
                    return new ImportancePair(name, feed, a == null ? 0 : a.share(), b == null ? 0 : b.share());
                })
                .toList();
    }

    private static Map<String, RunReport.Importance> byFeature(RunReport report) {
        Map<String, RunReport.Importance> map = new LinkedHashMap<>();
        report.importance().forEach(one -> map.put(one.feature(), one));
        return map;
    }
}
