package org.loomwatch.api.chart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.loomwatch.api.figure.IndicatorColumn;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.Measure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Totals by grid, industry, size and month, so that a chart need not read every enterprise. A month is used only while the data
 * it was made from are the present ones; else the enterprises are read, and {@link #refresh} makes the month anew. Holds nothing
 * that is a viewer's: rights are applied to it as to the enterprises themselves.
 */
public final class ChartCube {

    private static final Logger LOG = LoggerFactory.getLogger(ChartCube.class);
    private static final List<ChartSource> SOURCES =
            List.of(ChartSource.FIGURES, ChartSource.WARNINGS, ChartSource.LIVES);
    private static final Sql BLOCKS = Sql.of("SELECT table, partition, max(max_block_number) AS block FROM system.parts"
            + " WHERE active AND database = currentDatabase() AND table IN ('enterprise', 'enterprise_month', 'warning')"
            + " GROUP BY table, partition");

    /** Begins the names of cells that say how many enterprises reported which feeds: their ids follow, each and a space. */
    public static final String REPORTED = "reported:";

    /** Begins the names of rows of a single enterprise each. */
    public static final String EACH = "each:";

    /** Headline measures that do not add up: so few enterprises have one that each value can be kept. */
    private static final List<String> EACH_OF = Stream.of(Feed.values())
            .map(feed -> IndicatorColumn.of(Measure.headlineOf(feed)))
            .filter(headline -> headline.statistic() == IndicatorColumn.Statistic.MEDIAN)
            .map(IndicatorColumn::id)
            .toList();

    private static final String REPORTS = Stream.of(Feed.values())
            .map(feed -> "if(ifNull(m.%s = 0, 0), '%s ', '')"
                    .formatted(
                            Indicator.of(feed, IndicatorKind.MONTHS_SINCE_REPORT)
                                    .id(),
                            feed.id()))
            .collect(Collectors.joining(", ", "concat(", ")"));

    /** Another text whenever the cells of a source are made in another way. */
    private static final Map<ChartSource, String> FINGERPRINTS = SOURCES.stream()
            .collect(Collectors.toMap(
                    source -> source,
                    source -> Integer.toHexString(enterprises(
                                    source,
                                    ChartMeasures.listThatAddUp(source),
                                    YearMonth.of(2000, 1),
                                    YearMonth.of(2000, 1))
                            .text()
                            .hashCode())));

    private final SqlReader reader;
    private final DataSource store;
    /** Token of the data that each source's month was made from. */
    private final Map<Month, String> made = new ConcurrentHashMap<>();

    /** Tokens as {@link #refresh} found them the last time. */
    private Map<Month, String> looked = Map.of();

    private record Month(ChartSource source, YearMonth month) {}

    public ChartCube(SqlReader reader, DataSource store) {
        this.reader = reader;
        this.store = store;
    }

    /** Whether everything that these measures need of these months can be read from here. */
    public boolean has(List<ChartMeasure> measures, YearMonth from, YearMonth to) {
        ChartSource source = measures.get(0).source();
        if (!SOURCES.contains(source) || !measures.stream().allMatch(ChartMeasure::addsUp)) {
            return false;
        }
        Map<Month, String> now = tokens();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            Month key = new Month(source, month);
            if (now.containsKey(key) && !Objects.equals(now.get(key), made.get(key))) {
                return false;
            }
        }
        return !now.isEmpty();
    }

    /** Whether all totals of these months can be read from here. */
    public boolean isCurrent(YearMonth from, YearMonth to) {
        return SOURCES.stream().allMatch(source -> has(ChartMeasures.listThatAddUp(source), from, to));
    }

    /**
     * Rows with the columns of the measures, all of one source: of cells where they are made of the present data and these
     * measures add up, else of the enterprises themselves.
     *
     * @param place condition on {@code area}, {@code industry} and {@code size}
     */
    public Sql rows(List<ChartMeasure> measures, Sql place, YearMonth from, YearMonth to) {
        return has(measures, from, to)
                ? cells(measures, place, from, to)
                : measures.get(0).source().rows(measures, place, from, to);
    }

    /** Rows as {@link ChartSource#rows} has them, one for each cell and column. */
    private static Sql cells(List<ChartMeasure> measures, Sql place, YearMonth from, YearMonth to) {
        SortedSet<String> names = columns(measures);
        ChartSource source = measures.get(0).source();
        String columns = names.stream()
                .map(name -> ", if(name = '%1$s', value, 0) AS %1$s".formatted(name))
                .collect(Collectors.joining());
        return Sql.of(
                        "SELECT month, area, industry, size" + columns + " FROM chart_cell WHERE source = ?"
                                + " AND month BETWEEN toDate(?) AND toDate(?) AND name IN (" + list(names) + ") AND",
                        source.id(),
                        from.atDay(1).toString(),
                        to.atDay(1).toString())
                .plus(place);
    }

    /**
     * Cells of one month with {@code area}, {@code name} and {@code value}: those of the measures' columns, how many enterprises
     * reported which feeds, and each single value of the columns in {@link #EACH_OF}.
     *
     * @param measures of figures, all of which add up
     */
    public Sql figures(List<ChartMeasure> measures, YearMonth month) {
        if (!has(measures, month, month)) {
            return enterprises(ChartSource.FIGURES, measures, month, month);
        }
        return Sql.of(
                "SELECT area, name, value FROM chart_cell WHERE source = ? AND month = toDate(?) AND (name IN ("
                        + list(columns(measures)) + ") OR startsWith(name, '" + REPORTED + "') OR startsWith(name, '"
                        + EACH + "'))",
                ChartSource.FIGURES.id(),
                month.atDay(1).toString());
    }

    /** Cells made of the enterprises themselves, as they are kept. */
    private static Sql enterprises(ChartSource source, List<ChartMeasure> measures, YearMonth from, YearMonth to) {
        String pairs = columns(measures).stream()
                .map(name -> "('%1$s', toFloat64(sum(%1$s)))".formatted(name))
                .collect(Collectors.joining(", "));
        Sql sums = Sql.of(
                        "SELECT month, pair.1 AS name, area, industry, size, assumeNotNull(pair.2) AS value FROM (SELECT"
                                + " month, area, industry, size, [" + pairs + "] AS pairs FROM (")
                .plus(source.rows(measures, Sql.TRUE, from, to))
                .plus(") GROUP BY month, area, industry, size) ARRAY JOIN pairs AS pair WHERE pair.2 != 0");
        if (source != ChartSource.FIGURES) {
            return sums;
        }
        Sql reports = Sql.of("SELECT month, name, area, industry, size, toFloat64(count()) AS value FROM (")
                .plus(ChartSource.figures(Map.of("name", "concat('" + REPORTED + "', " + REPORTS + ")"), from, to))
                .plus(") GROUP BY month, name, area, industry, size");
        Sql all = Sql.of("SELECT * FROM (").plus(sums).plus(" UNION ALL ").plus(reports);
        for (String column : EACH_OF) {
            all = all.plus(" UNION ALL SELECT month, '" + EACH + column
                            + "' AS name, area, industry, size, assumeNotNull(single) AS value FROM (")
                    .plus(ChartSource.figures(Map.of("single", "m." + column), from, to))
                    .plus(") WHERE single IS NOT NULL");
        }
        return all.plus(")");
    }

    private static SortedSet<String> columns(List<ChartMeasure> measures) {
        TreeSet<String> names = new TreeSet<>();
        measures.forEach(measure -> names.addAll(measure.columns().keySet()));
        return names;
    }

    private static String list(Collection<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    /** Reads what an earlier run of the server, or another one, has made. */
    public void load() {
        reader.list(
                        Sql.of("SELECT source, month, token FROM chart_cell_state FINAL"),
                        row -> Map.entry(
                                Map.entry(row.getString("source"), row.getObject("month", LocalDate.class)),
                                row.getString("token")))
                .forEach(state -> SOURCES.stream()
                        .filter(source -> source.id().equals(state.getKey().getKey()))
                        .forEach(source -> made.put(
                                new Month(source, YearMonth.from(state.getKey().getValue())), state.getValue())));
    }

    /** Whether data of any month have changed since its totals were made. */
    boolean isBehind() {
        return tokens().entrySet().stream().anyMatch(month -> !month.getValue().equals(made.get(month.getKey())));
    }

    /**
     * Makes the months anew whose data have changed, and have not since the last call: while much is being written, nothing is
     * made. A month that changes meanwhile waits for the next time. Only one server at a time may do this.
     */
    public synchronized void refresh() throws SQLException {
        Map<Month, String> now = tokens();
        for (ChartSource source : SOURCES) {
            TreeMap<YearMonth, String> stale = new TreeMap<>();
            now.forEach((month, token) -> {
                if (month.source() == source && !token.equals(made.get(month)) && token.equals(looked.get(month))) {
                    stale.put(month.month(), token);
                }
            });
            if (stale.isEmpty()) {
                continue;
            }
            if (source == ChartSource.LIVES) {
                // Each month needs the whole history: all of them at once.
                make(source, stale, stale.firstKey(), stale.lastKey());
            } else {
                for (YearMonth month : stale.descendingKeySet()) {
                    make(source, Map.of(month, stale.getOrDefault(month, "")), month, month);
                }
            }
        }
        looked = now;
    }

    private void make(ChartSource source, Map<YearMonth, String> months, YearMonth from, YearMonth to)
            throws SQLException {
        execute(Sql.of("TRUNCATE TABLE chart_cell_next"));
        execute(Sql.of("INSERT INTO chart_cell_next (source, month, name, area, industry, size, value) SELECT '"
                        + source.id() + "', month, name, area, industry, size, value FROM (")
                .plus(enterprises(source, ChartMeasures.listThatAddUp(source), from, to))
                .plus(")"));
        Set<YearMonth> filled = Set.copyOf(reader.list(
                Sql.of("SELECT DISTINCT month FROM chart_cell_next"),
                row -> YearMonth.from(row.getObject("month", LocalDate.class))));
        for (YearMonth month : months.keySet()) {
            String partition = "PARTITION tuple('%s', toDate('%s'))".formatted(source.id(), month.atDay(1));
            execute(Sql.of(
                    filled.contains(month)
                            ? "ALTER TABLE chart_cell REPLACE " + partition + " FROM chart_cell_next"
                            : "ALTER TABLE chart_cell DROP " + partition));
        }
        execute(Sql.of("TRUNCATE TABLE chart_cell_next"));
        Map<Month, String> now = tokens();
        for (Map.Entry<YearMonth, String> of : months.entrySet()) {
            Month month = new Month(source, of.getKey());
            if (of.getValue().equals(now.get(month))) {
                keep(month, of.getValue());
            }
        }
        LOG.debug("totals of {} in {} to {} made anew", source.id(), from, to);
    }

    private void keep(Month month, String token) throws SQLException {
        execute(Sql.of(
                "INSERT INTO chart_cell_state (source, month, token, version) SELECT ?, toDate(?), ?, ?",
                month.source().id(),
                month.month().atDay(1).toString(),
                token,
                System.currentTimeMillis()));
        made.put(month, token);
    }

    private void execute(Sql sql) throws SQLException {
        try (Connection connection = store.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (int i = 0; i < sql.values().size(); i++) {
                statement.setObject(i + 1, sql.values().get(i));
            }
            statement.execute();
        }
    }

    /** What the months that there are figures for were written as; another text whenever anything of them is written. */
    private Map<Month, String> tokens() {
        Map<String, Map<String, Long>> blocks = new HashMap<>();
        reader.list(
                        BLOCKS,
                        row -> List.of(
                                row.getString("table"),
                                row.getString("partition"),
                                String.valueOf(row.getLong("block"))))
                .forEach(part -> blocks.computeIfAbsent(part.get(0), any -> new TreeMap<>())
                        .put(part.get(1), Long.parseLong(part.get(2))));
        Map<String, Long> figures = blocks.getOrDefault("enterprise_month", Map.of());
        Map<Month, String> tokens = new HashMap<>();
        for (Map.Entry<String, Long> partition : figures.entrySet()) {
            if (!partition.getKey().matches("\\d{6}")) {
                continue;
            }
            YearMonth month = YearMonth.of(
                    Integer.parseInt(partition.getKey().substring(0, 4)),
                    Integer.parseInt(partition.getKey().substring(4)));
            for (ChartSource source : SOURCES) {
                Object figuresOf = source == ChartSource.LIVES ? figures : partition.getValue();
                Object others = blocks.get(source == ChartSource.WARNINGS ? "warning" : "enterprise");
                tokens.put(new Month(source, month), figuresOf + " " + others + " " + FINGERPRINTS.get(source));
            }
        }
        return tokens;
    }
}
