package org.loomwatch.api.school.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.models.schools.scenario.Scenario;

/** Turns steps as clients write them into changes of a forecast, or says what is wrong with them. */
final class ScenarioSteps {

    static final int MOST_STEPS = 40;

    private static final double MOST_PLACES = 20_000;
    private static final double MOST_DWELLINGS = 200_000;

    private final int firstYear;
    private final int lastYear;
    private final List<Integer> grades;
    private final ToDoubleFunction<String> usualDwellings;

    /**
     * @param firstYear of the forecast
     * @param usualDwellings dwellings a year in an area, in the past the forecast learnt from
     */
    ScenarioSteps(int firstYear, int lastYear, List<Integer> grades, ToDoubleFunction<String> usualDwellings) {
        this.firstYear = firstYear;
        this.lastYear = lastYear;
        this.grades = grades;
        this.usualDwellings = usualDwellings;
    }

    /** @throws Problem naming the step and field at fault */
    List<Scenario> convert(List<ScenarioStep> steps) {
        if (steps.size() > MOST_STEPS) {
            throw problem(0, "steps", "最多 " + MOST_STEPS + " 项", "at most " + MOST_STEPS + " steps");
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (int at = 0; at < steps.size(); at++) {
            scenarios.add(convert(at + 1, steps.get(at)));
        }
        return scenarios;
    }

    private Scenario convert(int at, ScenarioStep step) {
        return switch (step.kind()) {
            case "new_school" -> newSchool(at, step);
            case "housing" -> housing(at, step);
            case "inflow" ->
                new Scenario.Inflow(
                        step.areasOrNone(), year(at, step), number(at, "yearly_rate", step.yearlyRate(), -0.5, 0.5));
            case "entry_age" -> new Scenario.EntryAge(year(at, step), number(at, "months", step.months(), -11, 11));
            case "births" ->
                new Scenario.BirthsChange(
                        between(at, "year", step.year(), firstYear - 20, lastYear),
                        number(at, "factor", step.factor(), 0.1, 3));
            case "policy" ->
                new Scenario.Policy(
                        step.areasOrNone(),
                        grade(at, "first_grade", step.firstGrade()),
                        grade(at, "last_grade", step.lastGrade()),
                        year(at, step),
                        number(at, "factor", step.factor(), 0.1, 3));
            default ->
                throw problem(
                        at,
                        "kind",
                        "new_school、housing、inflow、entry_age、births 或 policy",
                        "new_school, housing, inflow, entry_age, births or policy");
        };
    }

    private Scenario newSchool(int at, ScenarioStep step) {
        List<ScenarioStep.GradePlaces> places = step.places();
        if (places == null || places.isEmpty()) {
            throw problem(at, "places", "至少一个年级的学位数", "places of at least one grade");
        }
        List<Scenario.PlaceChange> changes = new ArrayList<>();
        for (ScenarioStep.GradePlaces change : places) {
            changes.add(new Scenario.PlaceChange(
                    grade(at, "grade", change.grade()),
                    year(at, step),
                    number(at, "places", change.places(), -MOST_PLACES, MOST_PLACES)));
        }
        return new Scenario.NewSchool(onlyArea(at, step), changes);
    }

    private Scenario housing(int at, ScenarioStep step) {
        List<ScenarioStep.Dwellings> parts = step.dwellings();
        if (parts == null || parts.isEmpty()) {
            throw problem(at, "dwellings", "至少一类住房", "dwellings of at least one tenure");
        }
        Map<String, Double> counts = new LinkedHashMap<>();
        Map<String, Double> yields = new LinkedHashMap<>();
        for (ScenarioStep.Dwellings part : parts) {
            counts.merge(part.tenure(), number(at, "count", part.count(), 0, MOST_DWELLINGS), Double::sum);
            yields.put(part.tenure(), number(at, "pupils_each", part.pupilsEach(), 0, 3));
        }
        String area = onlyArea(at, step);
        Double stated = step.usualDwellings();
        double usual = stated == null
                ? usualDwellings.applyAsDouble(area)
                : number(at, "usual_dwellings", stated, 0, MOST_DWELLINGS);
        int phase = between(at, "phase_years", step.phaseYears() == null ? 1 : step.phaseYears(), 1, 10);
        return new Scenario.Housing(area, year(at, step), phase, counts, yields, usual);
    }

    private static String onlyArea(int at, ScenarioStep step) {
        if (step.areasOrNone().size() != 1) {
            throw problem(at, "areas", "恰好一个学区", "exactly one area");
        }
        return step.areasOrNone().get(0);
    }

    private int year(int at, ScenarioStep step) {
        return between(at, "year", step.year(), firstYear - 10, lastYear);
    }

    private int grade(int at, String field, @Nullable Integer grade) {
        if (grade == null || !grades.contains(grade)) {
            throw problem(
                    at,
                    field,
                    "%d 至 %d 年级".formatted(grades.get(0), grades.get(grades.size() - 1)),
                    "a grade, %d to %d".formatted(grades.get(0), grades.get(grades.size() - 1)));
        }
        return grade;
    }

    private static int between(int at, String field, int value, int least, int most) {
        return (int) number(at, field, (double) value, least, most);
    }

    private static double number(int at, String field, @Nullable Double value, double least, double most) {
        if (value == null || !(value >= least && value <= most)) {
            throw problem(
                    at,
                    field,
                    "%s 至 %s 之间的数".formatted(plain(least), plain(most)),
                    "a number from %s to %s".formatted(plain(least), plain(most)));
        }
        return value;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static Problem problem(int at, String field, String zh, String en) {
        return new Problem(
                ProblemType.INVALID_BODY,
                Text.of(
                        "第 %d 项的 %s：应为%s".formatted(at, field, zh),
                        "step %d, %s: expected %s".formatted(at, field, en)));
    }
}
