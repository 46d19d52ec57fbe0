package org.loomwatch.models.labor.district;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.store.clickhouse.ClickHouse;

/**
 * Lags: how an enterprise did over the last three, six and twelve months, in the few figures that trouble shows in. Means of the
 * months that are known, this one included; missing where none is.
 */
final class RecentMonths {

    /** Months before the first one wanted that must be read too. */
    static final int REACH = 11;

    /** A figure of one month, as SQL over {@code enterprise_month}, and over how many months it is averaged. */
    private record Figure(String name, String sql, Feed feed, List<Integer> windows) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure("wages_unpaid", "wage_unpaid_share", Feed.WAGES, List.of(3, 6, 12)),
            new Figure("wages_late", "wages_delay_days", Feed.WAGES, List.of(3, 12)),
            new Figure("complaints", "ifNull(complaints_cases, 0)", Feed.COMPLAINTS, List.of(3, 12)),
            new Figure("complaining_people", "ifNull(complaints_people, 0)", Feed.COMPLAINTS, List.of(3, 12)),
            new Figure("tax_unpaid", "tax_unpaid_share", Feed.TAX, List.of(3, 6, 12)),
            new Figure("tax_overdue", "tax_overdue_days", Feed.TAX, List.of(3, 12)),
            new Figure(
                    "insurance_unpaid",
                    "if(insurance_payable > 0, greatest(0, insurance_payable - insurance_paid) / insurance_payable, NULL)",
                    Feed.SOCIAL_INSURANCE,
                    List.of(1, 3, 6, 12)),
            new Figure("insured_share", "insured_ratio", Feed.SOCIAL_INSURANCE, List.of(3, 12)),
            new Figure("staff_loss", "net_staff_loss", Feed.STAFFING, List.of(3, 6, 12)),
            new Figure("staff_against_own", "staffing_ratio", Feed.STAFFING, List.of(3)),
            new Figure("power_against_own", "power_ratio", Feed.POWER, List.of(3, 6)),
            new Figure("water_against_own", "water_ratio", Feed.WATER, List.of(3, 6)));

    private final Map<String, int[]> spans;
    private final int[] months;
    private final float[][] values;

    private RecentMonths(Map<String, int[]> spans, int[] months, float[][] values) {
        this.spans = spans;
        this.months = months;
        this.values = values;
    }

    /** Names of the features, in the order of {@link #fill}. */
    static List<String> names() {
        return FIGURES.stream()
                .flatMap(figure -> figure.windows().stream().map(window -> name(figure, window)))
                .toList();
    }

    private static String name(Figure figure, int window) {
        return "%s_mean_%d".formatted(figure.name(), window);
    }

    static Optional<Feed> feedOf(String feature) {
        return FIGURES.stream()
                .filter(figure -> figure.windows().stream()
                        .anyMatch(window -> name(figure, window).equals(feature)))
                .map(Figure::feed)
                .findFirst();
    }

    /** @param enterprises SQL condition on {@code uscc} */
    static RecentMonths read(ClickHouse clickHouse, YearMonth from, YearMonth until, String enterprises) {
        String sql = String.format(
                Locale.ROOT,
                "SELECT uscc, toUInt16(month), %s FROM enterprise_month FINAL"
                        + " WHERE month BETWEEN '%s' AND '%s' AND (%s) ORDER BY uscc, month",
                BinaryRows.floats(FIGURES.stream().map(Figure::sql).toList()),
                from.minusMonths(REACH).atDay(1),
                until.atDay(1),
                enterprises);
        return BinaryRows.query(clickHouse, sql, RecentMonths::take);
    }

    private static RecentMonths take(InputStream in) throws IOException {
        Map<String, int[]> spans = new HashMap<>();
        float[][] values = new float[FIGURES.size()][1024];
        int[] months = new int[1024];
        byte[] bytes = new byte[4 * values.length];
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int n = 0;
        String uscc = "";
        for (int length = in.read(); length >= 0; length = in.read()) {
            if (n == months.length) {
                months = Arrays.copyOf(months, n + n / 2);
                for (int c = 0; c < values.length; c++) {
                    values[c] = Arrays.copyOf(values[c], months.length);
                }
            }
            String next = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (!next.equals(uscc)) {
                uscc = next;
                spans.put(uscc, new int[] {n, n});
            }
            months[n] = DistrictRows.ofDay(in.read() | (in.read() << 8));
            BinaryRows.fillFloats(in, bytes);
            for (int c = 0; c < values.length; c++) {
                values[c][n] = numbers.getFloat(4 * c);
            }
            n++;
            spans.get(uscc)[1] = n;
        }
        return new RecentMonths(spans, months, values);
    }

    /** Columns of {@link #names} for these enterprise-months. */
    List<float[]> fill(List<String> usccs, int[] wanted, int rows) {
        List<float[]> columns = new ArrayList<>();
        int[] ends = new int[rows];
        int[] starts = new int[rows];
        for (int i = 0; i < rows; i++) {
            int[] span = spans.getOrDefault(usccs.get(i), new int[] {0, 0});
            int end = span[1];
            while (end > span[0] && months[end - 1] > wanted[i]) {
                end--;
            }
            starts[i] = span[0];
            ends[i] = end;
        }
        for (int f = 0; f < FIGURES.size(); f++) {
            for (int window : FIGURES.get(f).windows()) {
                float[] column = new float[rows];
                for (int i = 0; i < rows; i++) {
                    column[i] = mean(values[f], starts[i], ends[i], wanted[i] - window);
                }
                columns.add(column);
            }
        }
        return columns;
    }

    /** Names of the means that a stored figure enters as it is. */
    static List<String> meansOf(String stored) {
        return FIGURES.stream()
                .filter(figure -> entersAsItIs(figure, stored))
                .flatMap(figure -> figure.windows().stream().map(window -> name(figure, window)))
                .toList();
    }

    private static boolean entersAsItIs(Figure figure, String stored) {
        return figure.sql().equals(stored) || figure.sql().equals("ifNull(" + stored + ", 0)");
    }

    /**
     * The means of one enterprise's month if some of the month's figures were others.
     *
     * @param changes by name of a stored figure; NaN for missing
     */
    Map<String, Float> withChanges(String uscc, int month, Map<String, Float> changes) {
        int[] span = spans.getOrDefault(uscc, new int[] {0, 0});
        Map<String, Float> means = new HashMap<>();
        for (int f = 0; f < FIGURES.size(); f++) {
            Figure figure = FIGURES.get(f);
            for (Map.Entry<String, Float> change : changes.entrySet()) {
                if (entersAsItIs(figure, change.getKey())) {
                    float[] changed = values[f].clone();
                    for (int row = span[0]; row < span[1]; row++) {
                        if (months[row] == month) {
                            boolean zero = Float.isNaN(change.getValue())
                                    && figure.sql().startsWith("ifNull");
                            changed[row] = zero ? 0 : change.getValue();
                        }
                    }
                    for (int window : figure.windows()) {
                        means.put(name(figure, window), mean(changed, span[0], span[1], month - window));
                    }
                }
            }
        }
        return means;
    }

    /** Of the rows before {@code end} whose month is after {@code after}. */
    private float mean(float[] figure, int start, int end, int after) {
        double sum = 0;
        int known = 0;
        for (int row = end - 1; row >= start && months[row] > after; row--) {
            if (!Float.isNaN(figure[row])) {
                sum += figure[row];
                known++;
            }
        }
        return known == 0 ? Float.NaN : (float) (sum / known);
    }
}
