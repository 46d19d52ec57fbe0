package org.loomwatch.models.labor.district;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.QueryResponse;
import com.clickhouse.client.api.query.QuerySettings;
import com.clickhouse.data.ClickHouseFormat;
import com.clickhouse.jdbc.ConnectionImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.loomwatch.domain.calendar.LunarNewYear;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Reads enterprise-months with all features as one block of floats: the driver's way, a value at a time, takes minutes. */
final class DistrictReader {

    private static final LocalDate EPOCH = LocalDate.of(1970, 1, 1);

    private final ClickHouse clickHouse;
    private final Disputes disputes;

    DistrictReader(ClickHouse clickHouse, Disputes disputes) {
        this.clickHouse = clickHouse;
        this.disputes = disputes;
    }

    /** First and last month with any figures; empty before anything was loaded. */
    Optional<List<YearMonth>> findMonths() {
        return clickHouse.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                            "SELECT toString(min(month)), toString(max(month)), count() FROM enterprise_month");
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(3) == 0
                        ? Optional.empty()
                        : Optional.of(List.of(month(rows.getString(1)), month(rows.getString(2))));
            }
        });
    }

    private static YearMonth month(String date) {
        return YearMonth.from(LocalDate.parse(date));
    }

    /** All rows of one month. */
    DistrictRows month(YearMonth month) {
        return read("month = '%s'".formatted(month.atDay(1)));
    }

    /** The row of one enterprise and month, if there is one. */
    DistrictRows enterprise(YearMonth month, String uscc) {
        return read("month = '%s' AND uscc = '%s'".formatted(month.atDay(1), new Uscc(uscc).value()));
    }

    /**
     * Medians of the twelve months before by feature, NaN where there are none, in the order of {@code usccs}.
     */
    Map<String, float[]> baselines(YearMonth month, List<String> usccs) {
        Map<String, float[]> baselines = new HashMap<>();
        if (usccs.isEmpty()) {
            return baselines;
        }
        Map<String, Integer> places = new HashMap<>();
        usccs.forEach(uscc -> places.put(uscc, places.size()));
        String condition = "month BETWEEN '%s' AND '%s' AND uscc IN (%s)"
                .formatted(
                        month.minusMonths(12).atDay(1),
                        month.minusMonths(1).atDay(1),
                        usccs.stream()
                                .map(uscc -> "'" + new Uscc(uscc).value() + "'")
                                .collect(Collectors.joining(",")));
        DistrictRows medians =
                read("toFloat32(ifNull(quantileExact(0.5)(%s), nan))", "max(month)", condition + " GROUP BY uscc");
        for (int c = 0; c < DistrictFeatures.STORED.size(); c++) {
            float[] own = new float[usccs.size()];
            Arrays.fill(own, Float.NaN);
            for (int i = 0; i < medians.size(); i++) {
                own[places.get(medians.uscc(i))] = medians.features().column(c)[i];
            }
            baselines.put(DistrictFeatures.STORED.get(c), own);
        }
        return baselines;
    }

    /** All rows of some months. */
    DistrictRows months(YearMonth from, YearMonth until) {
        return read("month BETWEEN '%s' AND '%s'".formatted(from.atDay(1), until.atDay(1)));
    }

    /**
     * The rows of some months that a dispute follows within the horizon, and a share of the others, the same on every
     * run with one seed.
     */
    DistrictRows sample(YearMonth from, YearMonth until, int horizon, double share, long seed) {
        return read("""
                month BETWEEN '%s' AND '%s' AND (xxHash64(uscc, month, %d) %% 1000000 < %d OR (uscc, month) IN (
                SELECT uscc, arrayJoin(arrayMap(k -> toDate(addMonths(toStartOfMonth(started_on), -k)), range(1, %d)))
                FROM dispute FINAL))""".formatted(from.atDay(1), until.atDay(1), seed, Math.round(share * 1_000_000), horizon + 1));
    }

    /** Rows among these months. */
    long count(YearMonth from, YearMonth until) {
        return clickHouse.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT count() FROM enterprise_month WHERE month BETWEEN toDate(?) AND toDate(?)")) {
                statement.setString(1, from.atDay(1).toString());
                statement.setString(2, until.atDay(1).toString());
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    private DistrictRows read(String condition) {
        return read("toFloat32(ifNull(%s, nan))", "month", condition);
    }

    /** Pushed into the view's two tables by the engine, which looks at the months concerned only. */
    private DistrictRows read(String column, String month, String condition) {
        String columns = DistrictFeatures.STORED.stream()
                .map(name -> String.format(Locale.ROOT, column, name))
                .collect(Collectors.joining(", "));
        String sql = String.format(
                Locale.ROOT,
                "SELECT toUInt16(%s) AS at, uscc, %s FROM enterprise_indicators WHERE %s ORDER BY at, uscc",
                month,
                columns,
                condition);
        try (Connection connection = clickHouse.connection().open()) {
            Client client = connection.unwrap(ConnectionImpl.class).getClient();
            try (QueryResponse response = client.query(
                                    sql,
                                    new QuerySettings()
                                            .setFormat(ClickHouseFormat.RowBinary)
                                            .serverSetting("max_query_size", "67108864"))
                            .get();
                    InputStream in = new BufferedInputStream(response.getInputStream(), 1 << 18)) {
                return rows(in);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaborException("interrupted while reading the district", e);
        } catch (SQLException | ExecutionException e) {
            throw new LaborException("cannot read the district: " + e.getMessage(), e);
        } catch (Exception e) {
            throw new LaborException("cannot read the district: " + e, e);
        }
    }

    private DistrictRows rows(InputStream in) throws IOException {
        int width = DistrictFeatures.STORED.size();
        float[][] columns = new float[width + 2][1024];
        int[] months = new int[1024];
        List<String> usccs = new ArrayList<>();
        byte[] bytes = new byte[4 * width];
        ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int n = 0;
        for (int first = in.read(); first >= 0; first = in.read()) {
            if (n == months.length) {
                months = Arrays.copyOf(months, n + n / 2);
                for (int c = 0; c < columns.length; c++) {
                    columns[c] = Arrays.copyOf(columns[c], months.length);
                }
            }
            LocalDate month = EPOCH.plusDays(first | (in.read() << 8));
            months[n] = DistrictRows.number(YearMonth.from(month));
            String uscc = new String(in.readNBytes(in.read()), StandardCharsets.UTF_8);
            usccs.add(uscc);
            if (in.readNBytes(bytes, 0, bytes.length) != bytes.length) {
                throw new IOException("the answer ends within a row");
            }
            for (int c = 0; c < width; c++) {
                columns[c][n] = values.getFloat(4 * c);
            }
            columns[width][n] = daysToNewYear(YearMonth.from(month));
            columns[width + 1][n] = disputes.since(uscc, months[n]);
            n++;
        }
        for (int c = 0; c < columns.length; c++) {
            columns[c] = Arrays.copyOf(columns[c], n);
        }
        return new DistrictRows(new FeatureTable(DistrictFeatures.list(), columns, n), usccs, Arrays.copyOf(months, n));
    }

    private static float daysToNewYear(YearMonth month) {
        LocalDate end = month.atEndOfMonth();
        LocalDate next = LunarNewYear.of(end.getYear());
        if (!next.isAfter(end)) {
            next = LunarNewYear.of(end.getYear() + 1);
        }
        return (float) java.time.temporal.ChronoUnit.DAYS.between(end, next);
    }
}
