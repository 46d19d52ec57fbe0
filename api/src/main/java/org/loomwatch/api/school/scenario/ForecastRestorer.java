package org.loomwatch.api.school.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.school.ForecastInfo;
import org.loomwatch.api.school.SchoolArea;
import org.loomwatch.api.school.SchoolAreaService;
import org.loomwatch.models.schools.backtest.ErrorDistribution;
import org.loomwatch.models.schools.data.Capacity;
import org.loomwatch.models.schools.scenario.SchoolForecast;

/** The forecast in force, as stored, with the errors it was made with: the base of scenarios. Only what the viewer sees of it. */
final class ForecastRestorer {

    private record Errors(long run, ErrorDistribution distribution) {}

    private record Point(int ahead, int bin, double largestSize, int point, double relative) {}

    private final SqlReader reader;
    private final SchoolAreaService areas;
    private final AtomicReference<@Nullable Errors> errors = new AtomicReference<>();

    ForecastRestorer(SqlReader reader, SchoolAreaService areas) {
        this.reader = reader;
        this.areas = areas;
    }

    /** @throws Problem if the viewer sees no area of the forecast */
    SchoolForecast restore(Viewer viewer, ForecastInfo run) {
        Map<String, double[][]> tables = new LinkedHashMap<>();
        Capacity.Builder places = new Capacity.Builder();
        int firstGrade = run.grades().get(0);
        for (SchoolArea.SchoolCell cell : areas.listCells(viewer)) {
            double[][] table = tables.computeIfAbsent(
                    cell.area(),
                    area -> new double[run.grades().size()][run.years().size()]);
            table[cell.grade() - firstGrade][cell.year() - run.originYear() - 1] = cell.pupils();
            Double known = cell.places();
            if (known != null) {
                places.add(cell.area(), cell.grade(), cell.year(), known);
            }
        }
        if (tables.isEmpty()) {
            throw Problem.notFound("没有您可见的学区", "there is no catchment that you may see");
        }
        return SchoolForecast.restored(
                List.copyOf(tables.keySet()),
                firstGrade,
                run.originYear(),
                tables.values().toArray(double[][][]::new),
                errors(run.run()),
                places.build());
    }

    /** A run never changes, so its errors are read once. */
    private ErrorDistribution errors(long run) {
        Errors known = errors.get();
        if (known == null || known.run != run) {
            known = new Errors(run, read(run));
            errors.set(known);
        }
        return known.distribution;
    }

    private ErrorDistribution read(long run) {
        List<List<ErrorDistribution.Bin>> bins = new ArrayList<>();
        double[] quantiles = new double[ErrorDistribution.POINTS];
        List<Point> points = reader.list(
                Sql.of(
                        "SELECT ahead, bin, largest_size, point, relative FROM school_error FINAL WHERE run = ?"
                                + " ORDER BY ahead, bin, point",
                        run),
                row -> new Point(
                        row.getInt("ahead"),
                        row.getInt("bin"),
                        row.getDouble("largest_size"),
                        row.getInt("point"),
                        row.getDouble("relative")));
        for (Point point : points) {
            quantiles[point.point - 1] = point.relative;
            if (point.point == ErrorDistribution.POINTS) {
                if (bins.size() < point.ahead) {
                    bins.add(new ArrayList<>());
                }
                bins.get(point.ahead - 1).add(new ErrorDistribution.Bin(point.largestSize, quantiles.clone()));
            }
        }
        return new ErrorDistribution(bins);
    }
}
