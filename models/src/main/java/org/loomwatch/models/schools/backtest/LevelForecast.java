package org.loomwatch.models.schools.backtest;

import java.util.List;
import java.util.function.Supplier;
import org.loomwatch.models.schools.forecast.History;
import org.loomwatch.models.schools.forecast.Projections;

/** The reconciled forecast of one level at one origin, with its error distributions and a baseline. */
public final class LevelForecast {

    private final History history;
    private final double[][][] pupils;
    private final double[][][] plainRatio;
    private final Selection.Choice choice;
    private final Supplier<ErrorDistribution> totalErrors;
    private final Supplier<ErrorDistribution> gradeErrors;

    /**
     * @param pupils [node][grade][ahead], taken over
     * @param plainRatio the textbook ratios' forecast, same shape
     * @param totalErrors made when first asked for: most origins of a forecast never need theirs
     */
    LevelForecast(
            History history,
            double[][][] pupils,
            double[][][] plainRatio,
            Selection.Choice choice,
            Supplier<ErrorDistribution> totalErrors,
            Supplier<ErrorDistribution> gradeErrors) {
        this.history = history;
        this.pupils = pupils;
        this.plainRatio = plainRatio;
        this.choice = choice;
        this.totalErrors = Lazy.of(totalErrors);
        this.gradeErrors = Lazy.of(gradeErrors);
    }

    public History history() {
        return history;
    }

    /** Forecast of one grade, {@code h} = years ahead − 1. */
    public double pupils(int node, int grade, int h) {
        return pupils[node][grade][h];
    }

    /** The textbook ratios' forecast of one grade. */
    public double plainRatio(int node, int grade, int h) {
        return plainRatio[node][grade][h];
    }

    /** Forecast total, {@code h} = years ahead − 1. */
    public double total(int node, int h) {
        return Projections.total(pupils, node, h);
    }

    /** Model chosen for the totals, by years ahead − 1. */
    public List<String> totalModels() {
        return List.of(choice.totalModel());
    }

    /** Model chosen for the proportions of the grades, by years ahead − 1. */
    public List<String> gradeModels() {
        return List.of(choice.gradeModel());
    }

    public double totalQuantile(int node, int h, double probability) {
        return totalErrors.get().quantile(h, total(node, h), probability);
    }

    public double gradeQuantile(int node, int grade, int h, double probability) {
        return gradeErrors.get().quantile(h, pupils[node][grade][h], probability);
    }

    /** How far single grades fell from their forecasts at earlier origins. */
    public ErrorDistribution gradeErrors() {
        return gradeErrors.get();
    }
}
