package org.loomwatch.api.overview;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.chart.ChartCube;
import org.loomwatch.api.chart.ChartMeasure;
import org.loomwatch.api.chart.ChartMeasures;
import org.loomwatch.api.figure.IndicatorColumn;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Measure;

/**
 * Adds a month's enterprises up by area, once for everybody: an overview is then put together of some hundred areas, whoever
 * asks. Kept while no data arrive.
 */
final class AreaFiguresReader {

    private static final Viewer EVERYBODY = Viewer.unrestricted("figures by area, added up by each viewer's rights");

    private static final List<ChartMeasure> SUMS = Stream.of(Feed.values())
            .filter(AreaFiguresReader::addsUp)
            .map(feed -> ChartMeasures.get(headline(feed).id()))
            .toList();

    private final SqlReader reader;
    private final AnswerCache answers;
    private final ChartCube totals;

    AreaFiguresReader(SqlReader reader, AnswerCache answers, ChartCube totals) {
        this.reader = reader;
        this.answers = answers;
        this.totals = totals;
    }

    /** A total, or values one by one, of an area. */
    private record Cell(String area, String name, double total, List<Double> each) {}

    /** Enterprises in the register, by area. */
    Map<String, Long> countEnterprises() {
        return answers.get(EVERYBODY, "enterprises by area", () -> reader
                .list(
                        Sql.of("SELECT area, count() AS n FROM enterprise FINAL GROUP BY area"),
                        row -> Map.entry(row.getString("area"), row.getLong("n")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** None for a month without figures. */
    List<AreaFigures> list(YearMonth month) {
        return answers.get(EVERYBODY, List.of("figures by area", month), () -> read(month));
    }

    private List<AreaFigures> read(YearMonth month) {
        Sql sql = Sql.of("SELECT area, name, sum(value) AS total, if(startsWith(name, '" + ChartCube.EACH
                        + "'), arrayStringConcat(groupArray(toString(value)), ' '), '') AS each FROM (")
                .plus(totals.figures(SUMS, month))
                .plus(") GROUP BY area, name ORDER BY area, name");
        Map<String, List<Cell>> byArea = reader
                .list(
                        sql,
                        row -> new Cell(
                                row.getString("area"),
                                row.getString("name"),
                                row.getDouble("total"),
                                numbers(row.getString("each"))))
                .stream()
                .collect(Collectors.groupingBy(Cell::area, TreeMap::new, Collectors.toList()));
        List<AreaFigures> figures = new ArrayList<>();
        byArea.forEach((area, cells) -> figures.add(figures(area, cells)));
        return List.copyOf(figures);
    }

    private static AreaFigures figures(String area, List<Cell> cells) {
        Map<String, Cell> byName = cells.stream().collect(Collectors.toMap(Cell::name, cell -> cell));
        Map<Set<Feed>, Long> reports = new HashMap<>();
        cells.stream()
                .filter(cell -> cell.name().startsWith(ChartCube.REPORTED))
                .forEach(cell -> reports.merge(
                        feeds(cell.name().substring(ChartCube.REPORTED.length())),
                        Math.round(cell.total()),
                        Long::sum));
        Map<Feed, AreaFigures.Values> values = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            String column = headline(feed).id();
            Cell present = byName.get(column + "_n");
            Cell sum = byName.get(column);
            Cell each = byName.get(ChartCube.EACH + column);
            if (each != null) {
                values.put(feed, new AreaFigures.Values(each.each().size(), each.total(), each.each()));
            } else if (present != null) {
                // A sum of nothing but zeros has no cell.
                values.put(
                        feed,
                        new AreaFigures.Values(Math.round(present.total()), sum == null ? 0 : sum.total(), List.of()));
            }
        }
        return new AreaFigures(area, reports, values);
    }

    private static Set<Feed> feeds(String ids) {
        Set<Feed> feeds = EnumSet.noneOf(Feed.class);
        Stream.of(ids.split(" ")).forEach(id -> Feed.find(id).ifPresent(feeds::add));
        return feeds;
    }

    private static List<Double> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ")).map(Double::valueOf).toList();
    }

    static boolean addsUp(Feed feed) {
        return headline(feed).statistic() == IndicatorColumn.Statistic.SUM;
    }

    static IndicatorColumn headline(Feed feed) {
        return IndicatorColumn.of(Measure.headlineOf(feed));
    }
}
