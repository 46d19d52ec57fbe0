package org.loomwatch.models.labor.district;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.experiment.Experiment;
import org.loomwatch.models.labor.metrics.Bootstrap;
import org.loomwatch.models.labor.metrics.Figures;
import org.loomwatch.store.clickhouse.ClickHouse;

/**
 * How near a model comes to what can be known at all. In a synthetic district the true hazard of every enterprise and month
 * is written down; even it is wrong most of the time, since disputes are drawn from it. The model learns and is calibrated
 * before the last months, which both are judged on.
 */
public final class OracleComparison {

    private static final int HORIZON = LaborWarningService.USUAL_HORIZON;

    private final DistrictReader reader;
    private final Map<String, double[]> hazards;
    private final int firstMonth;

    private OracleComparison(DistrictReader reader, Map<String, double[]> hazards, int first) {
        this.reader = reader;
        this.hazards = hazards;
        this.firstMonth = first;
    }

    /** A figure with its 95 % interval, by bootstrap of enterprises. */
    public record Figure(double value, double low, double high) {}

    /** One way of ordering the enterprises. */
    public record Side(Figure auc, Figure prAuc, Figure precisionAt5, double recallAt5) {}

    /**
     * What was seen.
     *
     * @param model the district's model
     * @param rules points of the rules alone
     * @param hazardNow the hazard of the month that is scored
     * @param hazardAhead the hazard of the three months that follow, known to nobody at the time
     * @param aucShare the model's AUC ÷ that of {@code hazardNow}; {@code Ahead}: of {@code hazardAhead}
     * @param ece expected calibration error of the model, tenths of the rows
     * @param warnedDisputes disputes of the test months with a warning at orange or above in the horizon before
     * @param medianLead months between the beginning of that warning and the dispute
     */
    public record Result(
            String learntUntil,
            String testedFrom,
            String testedUntil,
            int rows,
            int events,
            List<String> members,
            Side model,
            Side rules,
            Side hazardNow,
            Side hazardAhead,
            double aucShare,
            double precisionShare,
            double aucShareAhead,
            double precisionShareAhead,
            double ece,
            double meanProbability,
            double observedRate,
            int disputes,
            int warnedDisputes,
            double medianLead,
            Map<Integer, Integer> leads,
            double seconds) {}

    /**
     * @param hazardsCsv {@code oracle/hazards.csv} of the generated district
     * @param testMonths months to judge on, the last ones whose horizon has passed
     */
    static Result run(
            ClickHouse clickHouse, DistrictReader reader, Path hazardsCsv, int testMonths, int budget, long seed) {
        long start = System.nanoTime();
        List<YearMonth> months = DistrictReader.findMonths(clickHouse)
                .orElseThrow(() -> new LaborException("no figures are loaded yet: ingest first"));
        // The register closes half a month after the last month, so that the horizon's months are known without a
        // month's delay.
        TrainingPlan plan = TrainingPlan.of(months.get(0), months.get(1).plusMonths(1), HORIZON, testMonths);
        int first = DistrictRows.number(months.get(0));
        int count = DistrictRows.number(months.get(1)) - first + 1;
        OracleComparison comparison = new OracleComparison(reader, readHazards(hazardsCsv, first, count), first);
        TrainedModel trained = new DistrictTrainer(
                        reader,
                        GroupReader.read(clickHouse, reader.masters()),
                        Experiment.usual("compare", HORIZON, budget, seed))
                .train(plan);
        return comparison.judge(plan, trained, seed, start);
    }

    private static Map<String, double[]> readHazards(Path file, int first, int count) {
        Map<String, double[]> hazards = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                int month = DistrictRows.number(YearMonth.parse(cells[1])) - first;
                if (month >= 0 && month < count) {
                    hazards.computeIfAbsent(cells[0], key -> new double[count])[month] = Double.parseDouble(cells[3]);
                }
            }
            return hazards;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Result judge(TrainingPlan plan, TrainedModel trained, long seed, long start) {
        DistrictRows rows = reader.months(plan.testFrom(), plan.testUntil(), 1, seed);
        int n = rows.size();
        byte[] labels = new byte[n];
        double[] now = new double[n];
        double[] ahead = new double[n];
        for (int i = 0; i < n; i++) {
            labels[i] = reader.disputes().label(rows.uscc(i), rows.month(i), HORIZON);
            double[] own = hazards.getOrDefault(rows.uscc(i), new double[0]);
            int month = rows.month(i) - firstMonth;
            now[i] = month < own.length ? own[month] : 0;
            double calm = 1;
            for (int k = month + 1; k <= month + HORIZON && k < own.length; k++) {
                calm *= 1 - own[k];
            }
            ahead[i] = 1 - calm;
        }
        double[] scores = trained.content().blend().logOdds(rows.features());
        double[] probabilities = trained.content().calibration().probabilities(scores);
        double[] points = RuleBook.standard().points(rows.features());
        Side model = side(labels, probabilities, rows, seed);
        Side oracleNow = side(labels, now, rows, seed);
        Side oracleAhead = side(labels, ahead, rows, seed);
        Figures figures = Figures.of(labels, probabilities);
        LeadMonths leads = LeadMonths.of(rows, grades(rows, probabilities, trained), reader.disputes(), HORIZON);
        return new Result(
                plan.learnUntil().toString(),
                plan.testFrom().toString(),
                plan.testUntil().toString(),
                n,
                figures.events(),
                trained.card().members(),
                model,
                side(labels, points, rows, seed),
                oracleNow,
                oracleAhead,
                share(model, oracleNow, Side::auc),
                share(model, oracleNow, Side::precisionAt5),
                share(model, oracleAhead, Side::auc),
                share(model, oracleAhead, Side::precisionAt5),
                round(figures.ece()),
                round(figures.meanProbability()),
                round((double) figures.events() / n),
                leads.disputes(),
                leads.warned(),
                leads.median(),
                leads.counts(),
                Math.rint((System.nanoTime() - start) / 1e7) / 100);
    }

    private static Grade[] grades(DistrictRows rows, double[] probabilities, TrainedModel trained) {
        Cutoffs cutoffs = new Cutoffs(
                trained.card().red(),
                trained.card().orange(),
                trained.card().yellow(),
                trained.card().blue());
        RuleBook rules = RuleBook.standard();
        Map<String, Grade> before = new HashMap<>();
        Grade[] grades = new Grade[probabilities.length];
        for (int i = 0; i < grades.length; i++) {
            Grade own = cutoffs.grade(probabilities[i], before.getOrDefault(rows.uscc(i), Grade.NONE));
            before.put(rows.uscc(i), own);
            grades[i] = rules.floor(rows.features(), i)
                    .map(RuleBook.Floor::grade)
                    .filter(floor -> !own.isAtLeast(floor))
                    .orElse(own);
        }
        return grades;
    }

    private static Side side(byte[] labels, double[] scores, DistrictRows rows, long seed) {
        Figures figures = Figures.of(labels, scores);
        Bootstrap bootstrap = new Bootstrap(labels, scores, rows::uscc, seed);
        return new Side(
                figure(figures, bootstrap, Figures::auc),
                figure(figures, bootstrap, Figures::prAuc),
                figure(figures, bootstrap, Figures::precisionAt5),
                round(figures.recallAt5()));
    }

    private static Figure figure(Figures figures, Bootstrap bootstrap, ToDoubleFunction<Figures> which) {
        Bootstrap.Interval interval = bootstrap.interval(which);
        return new Figure(round(which.applyAsDouble(figures)), round(interval.low()), round(interval.high()));
    }

    private static double share(Side model, Side oracle, java.util.function.Function<Side, Figure> figure) {
        return round(figure.apply(model).value() / figure.apply(oracle).value());
    }

    private static double round(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }
}
