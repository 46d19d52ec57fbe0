package org.loomwatch.models.labor.district;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.domain.calendar.LunarNewYear;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.loomwatch.store.clickhouse.Ahead;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Reads enterprise-months with all features as one block of floats. */
final class DistrictReader {

    private static final String EVERYONE = "1";

    private static final List<String> AMONG_PEERS = Indicator.list().stream()
            .filter(Indicator::comparesPeers)
            .map(Indicator::id)
            .toList();
    private static final List<String> OWN = DistrictFeatures.STORED.stream()
            .filter(name -> !AMONG_PEERS.contains(name))
            .toList();

    /** Of a share of the enterprises that are read: one part in this many. */
    private static final long PARTS = 1_000_000;

    private final ClickHouse clickHouse;
    private final Disputes disputes;
    private final Masters masters;
    private final IndustryRates rates;

    DistrictReader(ClickHouse clickHouse, Disputes disputes, Masters masters) {
        this.clickHouse = clickHouse;
        this.disputes = disputes;
        this.masters = masters;
        this.rates = new IndustryRates(disputes, masters);
    }

    /** With everything known by now. */
    static DistrictReader of(ClickHouse clickHouse, Jdbi postgres) {
        return new DistrictReader(clickHouse, Disputes.read(clickHouse, postgres), Masters.read(clickHouse));
    }

    /** The same district with no dispute that became known later. */
    DistrictReader knownBy(YearMonth month) {
        return new DistrictReader(clickHouse, disputes.knownBy(month), masters);
    }

    Disputes disputes() {
        return disputes;
    }

    Masters masters() {
        return masters;
    }

    /** First and last month with any figures; empty before anything was loaded. */
    static Optional<List<YearMonth>> findMonths(ClickHouse clickHouse) {
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

    /** A stretch of USCCs: all from {@code from} on, before {@code before} unless that is empty. */
    record Stretch(String from, String before) {

        private String condition() {
            return before.isEmpty()
                    ? "uscc >= '%s'".formatted(from)
                    : "uscc >= '%s' AND uscc < '%s'".formatted(from, before);
        }
    }

    /** A month's enterprises cut into stretches of about so many. */
    List<Stretch> stretches(YearMonth month, int size) {
        List<String> firsts = clickHouse.read(connection -> {
            List<String> found = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT uscc FROM (SELECT uscc,"
                    + " row_number() OVER (ORDER BY uscc) AS place FROM enterprise_month FINAL WHERE month = toDate(?))"
                    + " WHERE place % " + size + " = 1 OR place = 1 ORDER BY uscc")) {
                statement.setString(1, month.atDay(1).toString());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Uscc(rows.getString(1)).value());
                    }
                }
            }
            return found;
        });
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < firsts.size(); i++) {
            stretches.add(new Stretch(firsts.get(i), i + 1 < firsts.size() ? firsts.get(i + 1) : ""));
        }
        return stretches;
    }

    DistrictRows month(YearMonth month, Stretch stretch) {
        return read(month, month, stretch.condition(), EVERYONE).rows();
    }

    /** The row of one enterprise and month, if there is one. */
    Reading enterprise(YearMonth month, String uscc) {
        return read(month, month, "uscc = '%s'".formatted(new Uscc(uscc).value()), EVERYONE);
    }

    /** Rows, and the months that their means are of. */
    record Reading(DistrictRows rows, RecentMonths recent) {}

    /** All rows of some months, of a share of the enterprises that is the same on every run with one seed. */
    DistrictRows months(YearMonth from, YearMonth until, double share, long seed) {
        String condition = share >= 1
                ? EVERYONE
                : "xxHash64(uscc, %d) %% %d < %d".formatted(seed, PARTS, Math.round(share * PARTS));
        return read(from, until, condition, EVERYONE).rows();
    }

    /**
     * The rows of some months that a dispute follows within the horizon, and a share of the others, the same on every
     * run with one seed.
     */
    DistrictRows sample(YearMonth from, YearMonth until, int horizon, double share, long seed) {
        String visited = disputes.listWarned(horizon).stream()
                .map(warned -> "('%s', toDate('%s'))"
                        .formatted(
                                new Uscc(warned.getKey()).value(),
                                DistrictRows.monthOf(warned.getValue()).atDay(1)))
                .collect(Collectors.joining(","));
        return read(from, until, EVERYONE, """
                xxHash64(uscc, month, %d) %% %d < %d OR (uscc, month) IN (
                SELECT uscc, arrayJoin(arrayMap(k -> toDate(addMonths(toStartOfMonth(started_on), -k)), range(1, %d)))
                FROM dispute FINAL)%s""".formatted(
                                seed,
                                PARTS,
                                Math.round(share * PARTS),
                                horizon + 1,
                                visited.isEmpty() ? "" : " OR (uscc, month) IN (" + visited + ")"))
                .rows();
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

    /** Medians of the twelve months before, by USCC, of some stored features in their order; NaN where there are none. */
    Map<String, float[]> baselines(YearMonth month, Collection<String> usccs, List<String> features) {
        if (usccs.isEmpty() || features.isEmpty()) {
            return Map.of();
        }
        String list =
                usccs.stream().map(uscc -> "'" + new Uscc(uscc).value() + "'").collect(Collectors.joining(","));
        String sql = "SELECT uscc, %s FROM %s WHERE month BETWEEN '%s' AND '%s' AND uscc IN (%s) GROUP BY uscc"
                .formatted(
                        BinaryRows.floats(features.stream()
                                .map("quantileExact(0.5)(%s)"::formatted)
                                .toList()),
                        // The view joins the places among peers, of which reasons are seldom made.
                        features.stream().anyMatch(AMONG_PEERS::contains)
                                ? "enterprise_indicators"
                                : "enterprise_month FINAL",
                        month.minusMonths(12).atDay(1),
                        month.minusMonths(1).atDay(1),
                        list);
        return BinaryRows.query(clickHouse, sql, in -> {
            Map<String, float[]> medians = new HashMap<>();
            byte[] bytes = new byte[4 * features.size()];
            ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int length = in.read(); length >= 0; length = in.read()) {
                String uscc = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                BinaryRows.fillFloats(in, bytes);
                float[] own = new float[features.size()];
                values.asFloatBuffer().get(own);
                medians.put(uscc, own);
            }
            return medians;
        });
    }

    /** All three questions are asked at once: the store answers one with one processor, mostly. */
    private Reading read(YearMonth from, YearMonth until, String enterprises, String condition) {
        String where = "(" + enterprises + ") AND (" + condition + ")";
        Ahead<RecentMonths> recent = Ahead.ask(() -> RecentMonths.read(clickHouse, from, until, enterprises));
        Ahead<MonthlyColumns> places =
                Ahead.ask(() -> MonthlyColumns.read(clickHouse, "peer_month", AMONG_PEERS, from, until, where));
        MonthlyColumns figures = MonthlyColumns.read(clickHouse, "enterprise_month", OWN, from, until, where);
        return new Reading(rows(figures, places.get(), recent.get()), recent.get());
    }

    private DistrictRows rows(MonthlyColumns figures, MonthlyColumns places, RecentMonths recent) {
        float[][] amongPeers = places.alongside(figures);
        List<float[]> columns = new ArrayList<>();
        for (String name : DistrictFeatures.STORED) {
            int place = AMONG_PEERS.indexOf(name);
            columns.add(place >= 0 ? amongPeers[place] : figures.column(OWN.indexOf(name)));
        }
        columns.addAll(recent.fill(figures.usccs(), figures.months(), figures.rows()));
        columns.addAll(calendarAndPast(figures.usccs(), figures.months(), figures.rows()));
        return new DistrictRows(
                new FeatureTable(DistrictFeatures.list(), columns.toArray(float[][]::new), figures.rows()),
                figures.usccs(),
                figures.months());
    }

    private List<float[]> calendarAndPast(List<String> usccs, int[] months, int rows) {
        float[] newYear = new float[rows];
        float[] since = new float[rows];
        float[] past = new float[rows];
        float[] industry = new float[rows];
        Map<Integer, Float> days = new HashMap<>();
        for (int i = 0; i < rows; i++) {
            String uscc = usccs.get(i);
            newYear[i] = days.computeIfAbsent(months[i], month -> daysToNewYear(DistrictRows.monthOf(month)));
            since[i] = disputes.since(uscc, months[i]);
            past[i] = disputes.count(uscc, months[i], 24);
            industry[i] = rates.rate(uscc, months[i]);
        }
        return List.of(newYear, since, past, industry);
    }

    private static float daysToNewYear(YearMonth month) {
        LocalDate end = month.atEndOfMonth();
        LocalDate next = LunarNewYear.of(end.getYear());
        if (!next.isAfter(end)) {
            next = LunarNewYear.of(end.getYear() + 1);
        }
        return (float) ChronoUnit.DAYS.between(end, next);
    }
}
