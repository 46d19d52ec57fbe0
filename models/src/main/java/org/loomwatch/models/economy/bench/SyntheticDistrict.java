package org.loomwatch.models.economy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.models.economy.panel.EconomicMeasure;
import org.loomwatch.models.economy.panel.EnterprisePanel;
import org.loomwatch.models.economy.panel.EnterprisePanelReader;

/**
 * A generated district as the indices see it, straight from its files, and the truth it hides: for judging, never for
 * estimation.
 *
 * @param cycle hidden activity by month, crises included
 * @param crisis blow of the crises to the district by month
 * @param output true output by the last month of each quarter
 */
record SyntheticDistrict(
        EnterprisePanel panel,
        Map<YearMonth, Double> cycle,
        Map<YearMonth, Double> crisis,
        Map<YearMonth, Double> output) {

    private static final int STREET_DIGITS = 9;

    /** Generates a district into a directory and reads it. */
    static SyntheticDistrict generate(Path directory, int enterprises, int months, long seed) {
        DistrictRequest request = DistrictRequest.into(directory)
                .withEnterprises(enterprises)
                .withMonths(months)
                .withSeed(seed)
                .withDirt(0);
        new DistrictGenerator().generate(request, GenerationProgress.SILENT);
        YearMonth start = request.until().minusMonths(months - 1L);
        Map<YearMonth, Double> cycle = new LinkedHashMap<>();
        Map<YearMonth, Double> crisis = new LinkedHashMap<>();
        rows(directory.resolve("oracle/cycle.csv"), row -> {
            YearMonth month = YearMonth.parse(row[0]);
            crisis.put(month, Double.valueOf(row[2]));
            cycle.put(month, Double.valueOf(row[3]));
        });
        Map<YearMonth, Double> output = new LinkedHashMap<>();
        rows(directory.resolve("oracle/output.csv"), row -> output.put(lastMonth(row[0]), Double.valueOf(row[1])));
        EnterprisePanel.Builder panel = new EnterprisePanel.Builder(start, months, members(directory, start));
        for (EconomicMeasure measure : EconomicMeasure.listReported()) {
            new Feed(measure, panel, start).read(directory.resolve("feeds"), months);
        }
        return new SyntheticDistrict(panel.build(), cycle, crisis, output);
    }

    private static YearMonth lastMonth(String quarter) {
        return YearMonth.of(Integer.parseInt(quarter.substring(0, 4)), 3 * Integer.parseInt(quarter.substring(6)));
    }

    private static List<EnterprisePanel.Member> members(Path directory, YearMonth start) {
        List<EnterprisePanel.Member> members = new ArrayList<>();
        rows(directory.resolve("master/enterprises.csv"), row -> members.add(member(row, start)));
        return members;
    }

    private static EnterprisePanel.Member member(String[] row, YearMonth start) {
        int at = 7;
        YearMonth founded = YearMonth.parse(row[at].substring(0, 7));
        return new EnterprisePanel.Member(
                row[0], row[3].substring(0, STREET_DIGITS), row[2].substring(0, 1), months(start, founded));
    }

    private static int months(YearMonth from, YearMonth to) {
        return 12 * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
    }

    private static void rows(Path file, Consumer<String[]> row) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                row.accept(line.split(",", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One measure out of its feed's files: sums over meters and kinds, the newest version of a row, when it was known. */
    private static final class Feed {
        private final EconomicMeasure measure;
        private final EnterprisePanel.Builder panel;
        private final YearMonth start;
        private Map<Integer, String> metersBefore = new HashMap<>();

        private record Row(int member, double value, String meter, int late) {}

        Feed(EconomicMeasure measure, EnterprisePanel.Builder panel, YearMonth start) {
            this.measure = measure;
            this.panel = panel;
            this.start = start;
        }

        void read(Path feeds, int months) {
            String name = measure.feed().orElseThrow().id();
            for (int t = 0; t < months; t++) {
                Map<String, Row> newest = new LinkedHashMap<>();
                YearMonth month = start.plusMonths(t);
                for (Path file : files(feeds, name + "-" + month)) {
                    rows(file, row -> take(row, month, newest));
                }
                put(t, newest);
            }
        }

        private static List<Path> files(Path feeds, String prefix) {
            try (Stream<Path> all = Files.list(feeds)) {
                return all.filter(file -> file.getFileName().toString().startsWith(prefix))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void take(String[] row, YearMonth month, Map<String, Row> newest) {
            String text = text(row);
            int member = panel.find(row[1]);
            if (member >= 0 && !text.isEmpty()) {
                YearMonth reported = YearMonth.parse(row[3].substring(0, 7));
                boolean afterClosing = Integer.parseInt(row[3].substring(8, 10)) > EnterprisePanelReader.CLOSING_DAY;
                int late = months(month, reported) - 1 + (afterClosing ? 1 : 0);
                newest.put(row[0], new Row(member, Double.parseDouble(text), row[4], Math.max(0, late)));
            }
        }

        private String text(String[] row) {
            return switch (measure) {
                case POWER, WATER -> row[5];
                case TAX_BASE -> row[4].equals("vat") ? row[5] : "";
                case WAGES -> row[7];
                case HEADCOUNT -> row[6];
                case INSURED -> row[4];
                case ENTERPRISES -> "";
            };
        }

        private void put(int t, Map<String, Row> newest) {
            Map<Integer, double[]> sums = new LinkedHashMap<>();
            Map<Integer, String> meters = new HashMap<>();
            for (Row row : newest.values()) {
                double[] sum = sums.computeIfAbsent(row.member(), key -> new double[2]);
                sum[0] += row.value();
                sum[1] = Math.max(sum[1], row.late());
                meters.merge(row.member(), row.meter(), (left, right) -> left + right);
            }
            sums.forEach((member, sum) -> {
                panel.value(measure, t, member, sum[0]);
                panel.late(measure, t, member, (int) sum[1]);
            });
            if (measure.isMetered()) {
                meters.forEach((member, ids) -> {
                    String before = metersBefore.get(member);
                    if (before != null && !before.equals(ids)) {
                        panel.meterChanged(measure, t, member);
                    }
                });
                metersBefore = meters;
            }
        }
    }
}
