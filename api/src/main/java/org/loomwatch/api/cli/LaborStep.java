package org.loomwatch.api.cli;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.district.LaborWarningService;
import org.loomwatch.models.labor.district.ScoringResult;
import org.loomwatch.models.labor.district.TrainingResult;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.Stores;

/** Trains a first model of a district and scores its last months, so that there is a history of warnings. */
final class LaborStep {

    private static final int MONTHS_SCORED = 4;

    private LaborStep() {}

    static void run(Stores stores, DataDirectory directory, long seed, Progress progress) throws Exception {
        LaborWarningService warnings = LaborWarningService.of(stores, directory, Clock.systemUTC());
        List<YearMonth> months = warnings.findMonths().orElse(List.of());
        if (months.isEmpty()
                || !warnings.hasLabels()
                || warnings.registry().findChampion().isPresent()) {
            return;
        }
        YearMonth last = months.get(1);
        String trained = progress.run(
                "training the warning model",
                () -> {
                    try {
                        return describe(warnings.train(last, LaborWarningService.USUAL_HORIZON, 0, seed, "demo"));
                    } catch (LaborException e) {
                        return "not trained, " + e.getMessage();
                    }
                },
                text -> text);
        if (!trained.startsWith("not trained")) {
            progress.run(
                    "scoring the enterprises",
                    () -> {
                        ScoringResult result = null;
                        for (int back = MONTHS_SCORED - 1; back >= 0; back--) {
                            result = warnings.score(last.minusMonths(back), LaborWarningService.USUAL_CAPACITY);
                        }
                        return result;
                    },
                    result -> result == null ? "none" : describe(result));
        }
    }

    static String describe(TrainingResult result) {
        String same = result.sameBytes() == null
                ? ""
                : result.sameBytes()
                        ? "; the same bytes as run " + result.repeats()
                        : "; NOT the same bytes as run " + result.repeats();
        return "%s (%s), test %s to %s: AUC %.4f, precision at 5 %% %.3f; rules alone %.4f, %.3f"
                        .formatted(
                                result.model(),
                                result.state(),
                                result.card().testedFrom(),
                                result.card().testedUntil(),
                                result.card().figures().auc(),
                                result.card().figures().precisionAt5(),
                                result.card().rulesAuc(),
                                result.card().rulesPrecisionAt5())
                + same;
    }

    static String describe(ScoringResult result) {
        return "%s by %s: %,d enterprises, %s, %s"
                .formatted(result.month(), result.model(), result.enterprises(), result.grades(), result.queues());
    }
}
