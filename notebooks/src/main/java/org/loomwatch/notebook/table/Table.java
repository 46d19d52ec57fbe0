package org.loomwatch.notebook.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows under named columns. Immutable: every step gives another table. Cells are texts, numbers, other plain values, or null for
 * what is missing.
 */
public final class Table {

    private final List<String> columns;
    private final List<List<@Nullable Object>> rows;

    private Table(List<String> columns, List<List<@Nullable Object>> rows) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
    }

    /** A row seen by the names of its columns. */
    public record Row(Table table, List<@Nullable Object> cells) {

        public @Nullable Object get(String column) {
            return cells.get(table.position(column));
        }

        public String text(String column) {
            return String.valueOf(get(column));
        }

        /** NaN for what is missing. */
        public double number(String column) {
            return get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
        }
    }

    /** What several rows come to in a column of {@link #groupBy}. */
    public record Aggregate(String name, Function<List<Row>, @Nullable Object> of) {

        public static Aggregate count() {
            return new Aggregate("rows", List::size);
        }

        public static Aggregate sum(String column) {
            return new Aggregate(
                    "sum of " + column, rows -> numbers(rows, column).sum());
        }

        public static Aggregate mean(String column) {
            return new Aggregate("mean of " + column, rows -> {
                double mean = numbers(rows, column).average().orElse(Double.NaN);
                return Double.isNaN(mean) ? null : (Object) mean;
            });
        }

        private static java.util.stream.DoubleStream numbers(List<Row> rows, String column) {
            return rows.stream().mapToDouble(row -> row.number(column)).filter(value -> !Double.isNaN(value));
        }
    }

    /** A table with these columns and no row yet; see {@link #with}. */
    public static Table of(String... columns) {
        return new Table(List.of(columns), List.of());
    }

    /** One row a record, one column a component; names as the HTTP API writes them. */
    public static Table of(Collection<? extends Record> records) {
        if (records.isEmpty()) {
            return of();
        }
        RecordComponent[] parts = records.iterator().next().getClass().getRecordComponents();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Record one : records) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (RecordComponent part : parts) {
                cells.add(value(one, part));
            }
            rows.add(cells);
        }
        return new Table(Arrays.stream(parts).map(part -> snake(part.getName())).toList(), rows);
    }

    private static @Nullable Object value(Record one, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(one);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("%s cannot be read of %s".formatted(part.getName(), one), e);
        }
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Reads CSV with a header. A column of numbers becomes numbers, an empty cell null. The last line of an export, which counts
     * its rows, is checked.
     *
     * @throws IllegalArgumentException if the export says that it was cut short
     */
    public static Table csv(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (var records = CSVFormat.RFC4180.parse(new StringReader(plain))) {
            List<CSVRecord> all = records.getRecords();
            List<List<@Nullable Object>> rows = new ArrayList<>();
            List<String> columns = all.get(0).toList();
            for (CSVRecord one : all.subList(1, all.size())) {
                if (one.get(0).startsWith("# rows ")) {
                    if (!one.get(1).equals("complete")) {
                        throw new IllegalArgumentException("the export was cut short: " + one);
                    }
                } else if (one.size() == columns.size()) {
                    rows.add(new ArrayList<>(one.toList()));
                }
            }
            IntStream.range(0, columns.size()).forEach(column -> parse(rows, column));
            return new Table(columns, rows);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory", e);
        }
    }

    private static void parse(List<List<@Nullable Object>> rows, int column) {
        boolean numbers = true;
        for (List<@Nullable Object> row : rows) {
            String text = String.valueOf(row.get(column));
            numbers &= text.isEmpty() || text.matches("-?\\d{1,15}(\\.\\d+)?([eE][-+]?\\d+)?");
        }
        for (List<@Nullable Object> row : rows) {
            String text = String.valueOf(row.get(column));
            row.set(column, text.isEmpty() ? null : numbers ? (Object) Double.valueOf(text) : text);
        }
    }

    public List<String> columns() {
        return columns;
    }

    public int size() {
        return rows.size();
    }

    public List<Row> rows() {
        return rows.stream().map(cells -> new Row(this, cells)).toList();
    }

    /** @throws IllegalArgumentException naming the columns there are */
    public int position(String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("there is no column %s; there are %s".formatted(column, columns));
        }
        return at;
    }

    /** NaN for what is missing or no number. */
    public double[] numbers(String column) {
        return rows().stream().mapToDouble(row -> row.number(column)).toArray();
    }

    public List<String> texts(String column) {
        return rows().stream().map(row -> row.text(column)).toList();
    }

    /** The same table and one row more. */
    public Table with(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("%d cells for the columns %s".formatted(cells.length, columns));
        }
        List<List<@Nullable Object>> more = new ArrayList<>(rows);
        more.add(new ArrayList<>(Arrays.asList(cells)));
        return new Table(columns, more);
    }

    /** One column more, computed from each row. */
    public Table column(String name, Function<Row, @Nullable Object> value) {
        List<String> names = new ArrayList<>(columns);
        names.add(name);
        List<List<@Nullable Object>> wider = new ArrayList<>();
        for (Row row : rows()) {
            List<@Nullable Object> cells = new ArrayList<>(row.cells());
            cells.add(value.apply(row));
            wider.add(cells);
        }
        return new Table(names, wider);
    }

    public Table select(String... names) {
        int[] at = Arrays.stream(names).mapToInt(this::position).toArray();
        List<List<@Nullable Object>> narrow = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> cells = new ArrayList<>();
            for (int position : at) {
                cells.add(row.get(position));
            }
            narrow.add(cells);
        }
        return new Table(List.of(names), narrow);
    }

    public Table where(Predicate<Row> condition) {
        return new Table(
                columns, rows().stream().filter(condition).map(Row::cells).toList());
    }

    public Table head(int most) {
        return new Table(columns, rows.stream().limit(most).toList());
    }

    /** Ascending; what is missing comes last. */
    public Table sortBy(String column) {
        return sorted(column, false);
    }

    public Table sortByDescending(String column) {
        return sorted(column, true);
    }

    private Table sorted(String column, boolean descending) {
        int at = position(column);
        Comparator<@Nullable Object> order = Table::compare;
        Comparator<@Nullable Object> wanted = descending ? order.reversed() : order;
        return new Table(
                columns,
                rows.stream()
                        .sorted((a, b) -> {
                            Object first = a.get(at);
                            Object second = b.get(at);
                            if (first == null || second == null) {
                                return Boolean.compare(first == null, second == null);
                            }
                            return wanted.compare(first, second);
                        })
                        .toList());
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        return a instanceof Number first && b instanceof Number second
                ? Double.compare(first.doubleValue(), second.doubleValue())
                : String.valueOf(a).compareTo(String.valueOf(b));
    }

    /** One row for each value of a column, in the order of their first appearance. */
    public Table groupBy(String column, Aggregate... aggregates) {
        Map<Object, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : rows()) {
            groups.computeIfAbsent(Objects.requireNonNullElse(row.get(column), ""), key -> new ArrayList<>())
                    .add(row);
        }
        List<String> names = new ArrayList<>(List.of(column));
        List<List<@Nullable Object>> grouped = new ArrayList<>();
        Arrays.stream(aggregates).forEach(aggregate -> names.add(aggregate.name()));
        groups.forEach((key, members) -> {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(key);
            for (Aggregate aggregate : aggregates) {
                cells.add(aggregate.of().apply(members));
            }
            grouped.add(cells);
        });
        return new Table(names, grouped);
    }

    /** As notebooks show it. */
    public String html() {
        return TableText.html(this);
    }

    @Override
    public String toString() {
        return TableText.plain(this);
    }
}
