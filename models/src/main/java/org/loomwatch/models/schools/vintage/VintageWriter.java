package org.loomwatch.models.schools.vintage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.loomwatch.models.schools.DistrictForecast;
import org.loomwatch.models.schools.backtest.BacktestRow;
import org.loomwatch.models.schools.backtest.ErrorDistribution;
import org.loomwatch.models.schools.backtest.LevelForecast;
import org.loomwatch.models.schools.data.EnrolmentPanel;
import org.loomwatch.models.schools.scenario.GapRisk;
import org.loomwatch.models.schools.scenario.SchoolForecast;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Writes one forecast; the row of {@code school_run} last, so that half a forecast is never read. */
final class VintageWriter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK = 20_000;

    private final ClickHouse clickHouse;
    private final long run;

    VintageWriter(ClickHouse clickHouse, long run) {
        this.clickHouse = clickHouse;
        this.run = run;
    }

    void write(DistrictForecast made, Instant madeAt, String digest) {
        insert(
                "school_forecast",
                "run, origin_year, area, grade, year, pupils, low_80, high_80, places, probability_short, expected_gap, gap_90",
                cells(made));
        insert("school_counted", "run, area, grade, year, pupils, places", counted(made));
        insert("school_total", "run, level, area, year, pupils, low_80, high_80", totals(made));
        insert(
                "school_error",
                "run, ahead, bin, largest_size, point, relative",
                errors(made.forecast().errors()));
        insert(
                "school_run",
                "run, made_at, origin_year, horizon, first_grade, last_grade, areas, births, seed, inputs, models, backtest,"
                        + " findings, seconds",
                List.<Object[]>of(run(made, madeAt, digest)));
    }

    private List<Object[]> cells(DistrictForecast made) {
        List<Object[]> rows = new ArrayList<>();
        SchoolForecast forecast = made.forecast();
        for (int a = 0; a < forecast.areas().size(); a++) {
            for (int grade = forecast.firstGrade(); grade <= forecast.lastGrade(); grade++) {
                for (int year = forecast.originYear() + 1; year <= forecast.lastYear(); year++) {
                    GapRisk risk = forecast.risk(a, grade, year);
                    if (risk.pupils() > 0 || risk.places().isPresent()) {
                        rows.add(cell(forecast.originYear(), forecast.areas().get(a), grade, year, risk));
                    }
                }
            }
        }
        for (BacktestRow row : made.hindcasts()) {
            rows.add(new Object[] {
                run,
                row.originYear(),
                row.node(),
                row.grade(),
                row.originYear() + row.ahead(),
                row.forecast(),
                row.low80(),
                row.high80(),
                null,
                null,
                null,
                null
            });
        }
        return rows;
    }

    private Object[] cell(int originYear, String area, int grade, int year, GapRisk risk) {
        boolean known = risk.places().isPresent();
        return new Object[] {
            run,
            originYear,
            area,
            grade,
            year,
            risk.pupils(),
            risk.low80(),
            risk.high80(),
            known ? risk.places().getAsDouble() : null,
            known ? risk.probabilityShort() : null,
            known ? risk.expectedGap() : null,
            known ? risk.gap90() : null
        };
    }

    /** The past as the forecast saw it: merged grades split, impossible counts left out. */
    private List<Object[]> counted(DistrictForecast made) {
        List<Object[]> rows = new ArrayList<>();
        EnrolmentPanel panel = made.panel();
        for (int a = 0; a < panel.areas().size(); a++) {
            String area = panel.areas().get(a);
            for (int g = 0; g < panel.grades(); g++) {
                int grade = panel.firstGrade() + g;
                for (int t = 0; t < panel.years(); t++) {
                    double pupils = panel.pupils(a, g, t);
                    OptionalDouble places = made.forecast().capacity().find(area, grade, panel.firstYear() + t);
                    if (pupils > 0 || places.isPresent()) {
                        rows.add(new Object[] {
                            run,
                            area,
                            grade,
                            panel.firstYear() + t,
                            Double.isNaN(pupils) ? null : pupils,
                            places.isPresent() ? places.getAsDouble() : null
                        });
                    }
                }
            }
        }
        return rows;
    }

    private List<Object[]> totals(DistrictForecast made) {
        List<Object[]> rows = new ArrayList<>();
        SchoolForecast forecast = made.forecast();
        for (LevelForecast level : made.last().levels()) {
            boolean areas = level.equals(made.last().areas());
            for (int n = 0; n < level.history().size(); n++) {
                for (int year = forecast.originYear() + 1; year <= forecast.lastYear(); year++) {
                    int h = year - forecast.originYear() - 1;
                    double total = level.total(n, h);
                    double shown = areas ? forecast.total(n, year) : total;
                    double factor = total > 0 ? shown / total : 1;
                    rows.add(new Object[] {
                        run,
                        level.history().level(),
                        level.history().ids().get(n),
                        year,
                        shown,
                        level.totalQuantile(n, h, 0.10) * factor,
                        level.totalQuantile(n, h, 0.90) * factor
                    });
                }
            }
        }
        return rows;
    }

    private List<Object[]> errors(ErrorDistribution errors) {
        List<Object[]> rows = new ArrayList<>();
        for (int h = 0; h < errors.bins().size(); h++) {
            List<ErrorDistribution.Bin> bins = errors.bins().get(h);
            for (int b = 0; b < bins.size(); b++) {
                for (int point = 1; point <= ErrorDistribution.POINTS; point++) {
                    rows.add(new Object[] {
                        run,
                        h + 1,
                        b,
                        bins.get(b).largestSize(),
                        point,
                        bins.get(b).quantiles()[point - 1]
                    });
                }
            }
        }
        return rows;
    }

    private Object[] run(DistrictForecast made, Instant madeAt, String digest) {
        SchoolForecast forecast = made.forecast();
        LevelForecast areas = made.last().areas();
        return new Object[] {
            run,
            madeAt,
            forecast.originYear(),
            made.inputs().horizon(),
            forecast.firstGrade(),
            forecast.lastGrade(),
            forecast.areas().size(),
            made.inputs().births().isPresent() ? 1 : 0,
            made.inputs().seed(),
            digest,
            json(Map.of("totals", areas.totalModels(), "grades", areas.gradeModels())),
            json(made.backtest()),
            json(made.findings().stream()
                    .map(finding -> Map.of(
                            "kind", finding.kind().id(),
                            "area", finding.area(),
                            "year", finding.year(),
                            "message", finding.message()))
                    .toList()),
            made.seconds()
        };
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a summary is always JSON", e);
        }
    }

    private void insert(String table, String columns, List<Object[]> rows) {
        String marks = "?, ".repeat(columns.split(",").length - 1) + "?";
        String sql = "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")";
        for (int from = 0; from < rows.size(); from += BLOCK) {
            List<Object[]> block = rows.subList(from, Math.min(rows.size(), from + BLOCK));
            clickHouse.insertOnce("%s-%d-%d".formatted(table, run, from), sql, insert -> add(insert, block));
        }
    }

    private static void add(PreparedStatement insert, List<Object[]> rows) throws SQLException {
        for (Object[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                if (row[c] == null) {
                    insert.setNull(c + 1, Types.DOUBLE);
                } else {
                    insert.setObject(c + 1, row[c]);
                }
            }
            insert.addBatch();
        }
    }
}
