package org.loomwatch.api.school.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.school.CatchmentName;
import org.loomwatch.api.school.CatchmentService;
import org.loomwatch.api.school.ForecastInfo;
import org.loomwatch.api.school.ForecastRunService;
import org.loomwatch.api.school.SchoolAreaService;
import org.loomwatch.models.schools.scenario.GapRisk;
import org.loomwatch.models.schools.scenario.Scenario;
import org.loomwatch.models.schools.scenario.SchoolForecast;

/** Works out what a list of steps would change. */
public final class OutcomeService {

    /** Years of building whose mean the forecast's ratios hold. */
    private static final int USUAL_YEARS = 5;

    private final SqlReader reader;
    private final ForecastRunService runs;
    private final CatchmentService catchments;
    private final ForecastRestorer forecasts;

    public OutcomeService(
            SqlReader reader, ForecastRunService runs, CatchmentService catchments, SchoolAreaService areas) {
        this.reader = reader;
        this.runs = runs;
        this.catchments = catchments;
        this.forecasts = new ForecastRestorer(reader, areas);
    }

    /** @throws Problem if a step is wrong, or names an area that the viewer does not see */
    public Outcome get(Viewer viewer, List<ScenarioStep> steps) {
        ForecastInfo run = runs.get(viewer);
        SchoolForecast base = forecasts.restore(viewer, run);
        SchoolForecast changed = base;
        for (Scenario scenario : convert(run, base, steps)) {
            changed = scenario.apply(changed);
        }
        Map<String, CatchmentName> names =
                catchments.list(viewer).stream().collect(Collectors.toMap(CatchmentName::area, Function.identity()));
        Map<Integer, Sums> all = new HashMap<>();
        List<Outcome.OutcomeArea> areas = new ArrayList<>();
        for (int a = 0; a < base.areas().size(); a++) {
            Map<Integer, Sums> sums = new HashMap<>();
            List<Outcome.OutcomeCell> cells = new ArrayList<>();
            boolean touched = false;
            for (int grade : run.grades()) {
                for (int year : run.years()) {
                    GapRisk before = base.risk(a, grade, year);
                    GapRisk after = changed.risk(a, grade, year);
                    sums.computeIfAbsent(year, y -> new Sums()).add(before, after);
                    all.computeIfAbsent(year, y -> new Sums()).add(before, after);
                    cells.add(cell(grade, year, before, after));
                    touched |= before.pupils() != after.pupils()
                            || !before.places().equals(after.places());
                }
            }
            if (touched) {
                String id = base.areas().get(a);
                CatchmentName name = names.getOrDefault(id, new CatchmentName(id, id, id, ""));
                areas.add(new Outcome.OutcomeArea(id, name.nameZh(), name.nameEn(), years(run, sums), cells));
            }
        }
        return new Outcome(run.run(), run.originYear(), years(run, all), areas);
    }

    private List<Scenario> convert(ForecastInfo run, SchoolForecast base, List<ScenarioStep> steps) {
        for (ScenarioStep step : steps) {
            for (String area : step.areasOrNone()) {
                if (!base.areas().contains(area)) {
                    throw Problem.notFound("没有学区 " + area, "there is no catchment " + area);
                }
            }
        }
        int last = run.years().get(run.years().size() - 1);
        return new ScenarioSteps(run.originYear() + 1, last, run.grades(), area -> usual(run, area)).convert(steps);
    }

    private double usual(ForecastInfo run, String area) {
        return reader.get(
                Sql.of(
                        "SELECT ifNull(avgOrNull(dwellings), 0) AS usual FROM school_housing FINAL"
                                + " WHERE area = ? AND year <= ? AND year > ?",
                        area,
                        run.originYear(),
                        run.originYear() - USUAL_YEARS),
                row -> row.getDouble("usual"));
    }

    private static Outcome.OutcomeCell cell(int grade, int year, GapRisk before, GapRisk after) {
        return new Outcome.OutcomeCell(
                grade,
                year,
                before.pupils(),
                after.pupils(),
                before.places().isPresent() ? before.places().getAsDouble() : null,
                after.places().isPresent() ? after.places().getAsDouble() : null,
                known(before.probabilityShort()),
                known(after.probabilityShort()),
                known(before.expectedGap()),
                known(after.expectedGap()));
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static List<Outcome.OutcomeYear> years(ForecastInfo run, Map<Integer, Sums> sums) {
        return run.years().stream()
                .map(year -> sums.getOrDefault(year, new Sums()).year(year))
                .toList();
    }

    /** Running sums before and after: pupils, places, gap, gap at 90 %. */
    private static final class Sums {
        private final double[] before = new double[4];
        private final double[] after = new double[4];

        void add(GapRisk was, GapRisk is) {
            add(before, was);
            add(after, is);
        }

        private static void add(double[] sums, GapRisk risk) {
            sums[0] += risk.pupils();
            sums[1] += risk.places().orElse(0);
            sums[2] += Double.isNaN(risk.expectedGap()) ? 0 : risk.expectedGap();
            sums[3] += Double.isNaN(risk.gap90()) ? 0 : risk.gap90();
        }

        Outcome.OutcomeYear year(int year) {
            return new Outcome.OutcomeYear(
                    year,
                    before[0],
                    after[0],
                    before[1],
                    after[1],
                    before[2],
                    after[2],
                    before[3],
                    after[3],
                    after[2] - before[2],
                    after[3] - before[3]);
        }
    }
}
