package org.loomwatch.models.labor.panel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.loomwatch.models.labor.LaborException;

/** Reads a CSV file as a panel, and says what cannot be right about it. */
public final class PanelReader {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();
    private static final Set<String> MISSING = Set.of("", "na", "nan", "null", "none", "?", ".", "inf", "-inf");
    private static final Set<String> YES = Set.of("1", "1.0", "true", "yes", "y");
    private static final Set<String> NO = Set.of("0", "0.0", "false", "no", "n");

    private final Path file;
    private final PanelColumns roles;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> entities = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<Byte> labels = new ArrayList<>();
    private final List<float[]> rows = new ArrayList<>();
    private List<String> header = List.of();
    private int[] featureColumns = {};

    private PanelReader(Path file, PanelColumns roles) {
        this.file = file;
        this.roles = roles;
    }

    /** @throws LaborException naming file, line and column, if this is no panel with these columns */
    public static LabelledPanel read(Path file, PanelColumns roles) {
        return new PanelReader(file, roles).read();
    }

    private LabelledPanel read() {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            for (CSVRecord record : parser) {
                if (header.isEmpty()) {
                    header = distinct(record.toList());
                    featureColumns = features();
                } else {
                    take(record, parser.getCurrentLineNumber());
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new LaborException(file + ": not readable as UTF-8 CSV: " + e.getMessage(), e);
        }
        if (rows.isEmpty()) {
            throw new LaborException(file + ": a header and at least one row were expected");
        }
        return panel();
    }

    private List<String> distinct(List<String> columns) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            String name = column.replace("\uFEFF", "").strip();
            int times = seen.merge(name, 1, Integer::sum);
            if (times == 2) {
                findings.add(new Finding(
                        "repeated_column",
                        name,
                        "the header has this name more than once; the later ones are numbered"));
            }
            names.add(times == 1 ? name : name + "#" + times);
        }
        return names;
    }

    private int column(String name, String option) {
        int found = header.indexOf(name);
        if (found < 0) {
            throw new LaborException("%s: no column \"%s\" for %s; the header has %s"
                    .formatted(file, name, option, header.size() > 12 ? header.subList(0, 12) + "..." : header));
        }
        return found;
    }

    private int[] features() {
        Set<Integer> other = new HashSet<>();
        other.add(column(roles.entity(), "--entity"));
        roles.time().ifPresent(time -> other.add(column(time, "--time")));
        other.add(column(roles.label(), "--label"));
        roles.group().ifPresent(group -> other.add(column(group, "--group")));
        roles.exclude().forEach(name -> other.add(column(name, "--exclude")));
        int[] chosen = java.util.stream.IntStream.range(0, header.size())
                .filter(c -> !other.contains(c))
                .toArray();
        if (chosen.length == 0) {
            throw new LaborException(file + ": no column is left as a feature");
        }
        return chosen;
    }

    private void take(CSVRecord record, long line) {
        if (record.size() != header.size()) {
            throw new LaborException("%s, line %d: %d cells, the header has %d columns"
                    .formatted(file, line, record.size(), header.size()));
        }
        String label = record.get(column(roles.label(), "--label")).toLowerCase(Locale.ROOT);
        if (MISSING.contains(label)) {
            findings.add(new Finding("missing_label", "line " + line, "a row without label is left out"));
            return;
        }
        if (!YES.contains(label) && !NO.contains(label)) {
            throw new LaborException("%s, line %d, column %s: \"%s\" found, expected 0 or 1"
                    .formatted(file, line, roles.label(), label));
        }
        entities.add(record.get(column(roles.entity(), "--entity")));
        roles.time().ifPresent(time -> times.add(record.get(column(time, "--time"))));
        groups.add(
                roles.group().map(group -> record.get(column(group, "--group"))).orElse(""));
        labels.add((byte) (YES.contains(label) ? 1 : 0));
        float[] values = new float[featureColumns.length];
        for (int c = 0; c < values.length; c++) {
            values[c] = number(record.get(featureColumns[c]), line, featureColumns[c]);
        }
        rows.add(values);
    }

    private float number(String text, long line, int column) {
        if (MISSING.contains(text.toLowerCase(Locale.ROOT))) {
            return Float.NaN;
        }
        try {
            float value = Float.parseFloat(text);
            return Float.isFinite(value) ? value : Float.NaN;
        } catch (NumberFormatException e) {
            throw new LaborException(
                    "%s, line %d, column %s: \"%s\" is not a number; give the column to --exclude if it is no feature"
                            .formatted(file, line, header.get(column), text),
                    e);
        }
    }

    private LabelledPanel panel() {
        List<String> timeNames = timesInOrder();
        Map<String, Integer> positions = new HashMap<>();
        for (String time : timeNames) {
            positions.put(time, positions.size());
        }
        int[] rowTimes = new int[rows.size()];
        Set<String> keys = new HashSet<>();
        int repeated = 0;
        for (int i = 0; i < rowTimes.length; i++) {
            rowTimes[i] = times.isEmpty() ? 0 : positions.get(times.get(i));
            if (!keys.add(entities.get(i) + '\u0000' + rowTimes[i])) {
                repeated++;
                if (repeated == 1) {
                    findings.add(new Finding(
                            "duplicate_key",
                            entities.get(i),
                            "more than one row has this entity" + (times.isEmpty() ? "" : " and time")));
                }
            }
        }
        if (repeated > 0 && !times.isEmpty()) {
            throw new LaborException("%s: %d rows repeat an entity and time, the first is %s; one row each was expected"
                    .formatted(file, repeated, findings.get(findings.size() - 1).subject()));
        }
        byte[] y = new byte[labels.size()];
        int events = 0;
        for (int i = 0; i < y.length; i++) {
            y[i] = labels.get(i);
            events += y[i];
        }
        if (events == 0 || events == y.length) {
            throw new LaborException("%s: column %s has one class only, %s throughout"
                    .formatted(file, roles.label(), events == 0 ? "0" : "1"));
        }
        FeatureTable table = PanelChecks.usable(columns(), y, findings);
        return new LabelledPanel(table, List.copyOf(entities), rowTimes, timeNames, y, List.copyOf(groups), findings);
    }

    private FeatureTable columns() {
        float[][] columns = new float[featureColumns.length][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            float[] row = rows.get(i);
            for (int c = 0; c < row.length; c++) {
                columns[c][i] = row[c];
            }
        }
        rows.clear();
        return new FeatureTable(
                Arrays.stream(featureColumns).mapToObj(header::get).toList(), columns, labels.size());
    }

    /** Numbers as numbers, everything else (2024-01, 2024-01-31) as text. */
    private List<String> timesInOrder() {
        Set<String> distinct = new HashSet<>(times);
        boolean numeric = distinct.stream().allMatch(time -> time.matches("-?\\d+(\\.\\d+)?"));
        Comparator<String> order =
                numeric ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
        return distinct.stream().sorted(order).toList();
    }
}
