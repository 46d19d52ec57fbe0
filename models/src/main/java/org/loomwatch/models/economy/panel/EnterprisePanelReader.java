package org.loomwatch.models.economy.panel;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.models.economy.EconomyDataException;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Reads the panel of all enterprises out of ClickHouse. */
public final class EnterprisePanelReader {

    /** Reports of a month are closed on this day of the next month; what comes later belongs to a later vintage. */
    public static final int CLOSING_DAY = 15;

    private static final int FOUNDED_UNKNOWN = -10_000;

    private static final String MEMBERS = """
            SELECT e.uscc AS uscc, e.industry AS industry, e.founded_on AS founded_on,
                multiIf(a.level = 'street', a.id, b.level = 'street', b.id, c.level = 'street', c.id, '') AS street
            FROM (SELECT uscc, industry, area, founded_on FROM enterprise FINAL) AS e
            LEFT JOIN (SELECT id, parent, level::String AS level FROM area FINAL) AS a ON e.area = a.id
            LEFT JOIN (SELECT id, parent, level::String AS level FROM area FINAL) AS b ON a.parent = b.id
            LEFT JOIN (SELECT id, parent, level::String AS level FROM area FINAL) AS c ON b.parent = c.id
            ORDER BY uscc
            """;

    /**
     * One row an enterprise, its months as hexadecimal single-precision numbers in one string: the driver reads a row and
     * its columns slowly, and a district has a million enterprise-months.
     */
    private static final String PACKED = """
            SELECT uscc, groupConcat(concat(%s)) FROM (%s) GROUP BY uscc
            """;

    private static final String MONTHS = """
            SELECT uscc, toYear(month) * 12 + toMonth(month) - 1 AS at,
                power_kwh, water_cubic_metres, wages_payable, wages_headcount, insured_staff
            FROM enterprise_month FINAL
            """;

    private static final String TAX_BASE = """
            SELECT uscc, toYear(month) * 12 + toMonth(month) - 1 AS at, sum(declared) AS declared
            FROM record_tax FINAL WHERE tax_kind = 'vat' GROUP BY uscc, at
            """;

    /** Records that came after the closing of their month, and how many closings they missed. */
    private static final String LATE = """
            SELECT uscc, toYear(month) * 12 + toMonth(month) - 1 AS at,
                max(toYear(reported_at) * 12 + toMonth(reported_at) - 1 + (toDayOfMonth(reported_at) > %d)) - 1 - at AS late
            FROM %s FINAL %s GROUP BY uscc, at HAVING late > 0
            """;

    private static final String METER_CHANGES = """
            SELECT uscc, at FROM
            (
                SELECT uscc, at, meters,
                    lagInFrame(meters) OVER (PARTITION BY uscc ORDER BY at ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS before
                FROM
                (
                    SELECT uscc, toYear(month) * 12 + toMonth(month) - 1 AS at,
                        cityHash64(arraySort(groupUniqArray(meter_id))) AS meters
                    FROM %s FINAL GROUP BY uscc, at
                )
            )
            WHERE before != 0 AND before != meters
            """;

    private final ClickHouse clickHouse;

    public EnterprisePanelReader(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /**
     * Reads all months there are.
     *
     * @throws EconomyDataException if nothing has been ingested
     */
    public EnterprisePanel read() {
        return clickHouse.read(EnterprisePanelReader::read);
    }

    private static EnterprisePanel read(Connection connection) throws SQLException {
        int first;
        int last;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(), min(toYear(month) * 12 + toMonth(month) - 1) AS first,"
                                + " max(toYear(month) * 12 + toMonth(month) - 1) AS last FROM enterprise_month")) {
            row.next();
            if (row.getLong(1) == 0) {
                throw new EconomyDataException("there are no enterprise months yet: ingest feeds first");
            }
            first = row.getInt(2);
            last = row.getInt(3);
        }
        EnterprisePanel.Builder panel =
                new EnterprisePanel.Builder(month(first), last - first + 1, members(connection, first));
        EconomicMeasure[] monthly = {
            EconomicMeasure.POWER,
            EconomicMeasure.WATER,
            EconomicMeasure.WAGES,
            EconomicMeasure.HEADCOUNT,
            EconomicMeasure.INSURED
        };
        List<String> columns =
                List.of("power_kwh", "water_cubic_metres", "wages_payable", "wages_headcount", "insured_staff");
        each(connection, MONTHS, columns, panel, first, (at, member, values) -> {
            for (int i = 0; i < monthly.length; i++) {
                panel.value(monthly[i], at, member, values[i]);
            }
        });
        each(
                connection,
                TAX_BASE,
                List.of("declared"),
                panel,
                first,
                (at, member, values) -> panel.value(EconomicMeasure.TAX_BASE, at, member, values[0]));
        for (Feed feed : Feed.values()) {
            List<EconomicMeasure> measures = EconomicMeasure.listReported().stream()
                    .filter(measure -> measure.feed().equals(Optional.of(feed)))
                    .toList();
            if (!measures.isEmpty()) {
                readDelays(connection, feed, measures, panel, first);
            }
        }
        return panel.build();
    }

    private static void readDelays(
            Connection connection, Feed feed, List<EconomicMeasure> measures, EnterprisePanel.Builder panel, int first)
            throws SQLException {
        String table = "record_" + feed.id();
        String condition = feed == Feed.TAX ? "WHERE tax_kind = 'vat'" : "";
        each(
                connection,
                LATE.formatted(CLOSING_DAY, table, condition),
                List.of("late"),
                panel,
                first,
                (at, member, values) -> measures.forEach(measure -> panel.late(measure, at, member, (int) values[0])));
        if (measures.stream().anyMatch(EconomicMeasure::isMetered)) {
            each(
                    connection,
                    METER_CHANGES.formatted(table),
                    List.of(),
                    panel,
                    first,
                    (at, member, values) -> measures.forEach(measure -> panel.meterChanged(measure, at, member)));
        }
    }

    private static List<EnterprisePanel.Member> members(Connection connection, int first) throws SQLException {
        List<EnterprisePanel.Member> members = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MEMBERS)) {
            while (row.next()) {
                LocalDate founded = row.getObject(3, LocalDate.class);
                String industry = row.getString(2);
                members.add(new EnterprisePanel.Member(
                        row.getString(1),
                        row.getString(4),
                        industry.isEmpty() ? "" : industry.substring(0, 1),
                        founded == null
                                ? FOUNDED_UNKNOWN
                                : founded.getYear() * 12 + founded.getMonthValue() - 1 - first));
            }
        }
        return members;
    }

    private interface Cell {
        void accept(int at, int member, float[] values);
    }

    /** Runs a query for {@code uscc}, {@code at} and columns, which arrive as single-precision numbers, NaN for null. */
    private static void each(
            Connection connection,
            String sql,
            List<String> columns,
            EnterprisePanel.Builder panel,
            int first,
            Cell cell)
            throws SQLException {
        String packed = Stream.concat(
                        Stream.of("hex(toFloat32(at - %d))".formatted(first)),
                        columns.stream().map("hex(toFloat32(ifNull(%s, nan)))"::formatted))
                .collect(Collectors.joining(", "));
        float[] values = new float[columns.size()];
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PACKED.formatted(packed, sql))) {
            while (row.next()) {
                int member = panel.find(row.getString(1));
                if (member >= 0) {
                    HexFloats numbers = new HexFloats(row.getString(2));
                    while (numbers.hasNext()) {
                        int at = (int) numbers.next();
                        for (int i = 0; i < values.length; i++) {
                            values[i] = numbers.next();
                        }
                        cell.accept(at, member, values);
                    }
                }
            }
        }
    }

    private static YearMonth month(int months) {
        return YearMonth.of(months / 12, months % 12 + 1);
    }
}
