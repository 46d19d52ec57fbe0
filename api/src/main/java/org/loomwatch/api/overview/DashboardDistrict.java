package org.loomwatch.api.overview;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A city for the benchmark of the dashboards, made by the store itself: every number follows from an enterprise's number and the
 * month, so that two runs have the same rows.
 */
final class DashboardDistrict {

    static final String DISTRICT = "d";
    static final int STREETS = 9;
    static final int COMMUNITIES = 6;
    private static final int GRIDS = 8;
    private static final int ALL_GRIDS = STREETS * COMMUNITIES * GRIDS;
    private static final YearMonth LAST = YearMonth.of(2026, 8);

    private final DataSource store;

    DashboardDistrict(DataSource store) {
        this.store = store;
    }

    static YearMonth month(int back) {
        return LAST.minusMonths(back);
    }

    static String street(int number) {
        return "d" + number;
    }

    static String community(int street, int number) {
        return street(street) + "c" + number;
    }

    /** Whether an earlier run in the same directory has made it. */
    boolean isThere(int enterprises) throws SQLException {
        try (Connection connection = store.getConnection();
                Statement sql = connection.createStatement();
                var rows = sql.executeQuery("SELECT count() FROM enterprise")) {
            return rows.next() && rows.getLong(1) >= enterprises;
        }
    }

    void fill(int enterprises, int months) throws SQLException {
        areas();
        try (Connection connection = store.getConnection();
                Statement sql = connection.createStatement()) {
            for (int back = months - 1; back >= 0; back--) {
                sql.execute(figures(enterprises, month(back)));
                sql.execute(warnings(enterprises, month(back)));
            }
            sql.execute(
                    "INSERT INTO enterprise (uscc, name, industry, area, address, size, legal_representative, version)"
                            + " SELECT " + USCC + ", concat('E', toString(number)), " + INDUSTRY + ", " + AREA
                            + ", '', " + SIZE
                            + ", '', 1 FROM numbers(" + enterprises + ")");
        }
    }

    private static final String USCC = "concat('91440300', leftPad(toString(number), 10, '0'))";
    /** Divisions of industry and trade, some of them frequent and some rare. */
    private static final String INDUSTRY =
            "['C39', 'F51', 'F52', 'C38', 'L72', 'I65', 'C17', 'E47', 'H62', 'G54', 'C26',"
                    + " 'M73'][1 + intHash32(number) % 144 % 12]";

    private static final String SIZE =
            "['micro', 'micro', 'micro', 'small', 'small', 'small', 'small', 'medium', 'medium', 'large'][1 + number % 10]";
    private static final String AREA = grid("intHash32(number + 7) % " + ALL_GRIDS);

    private static String grid(String cell) {
        return "concat('d', toString(intDiv(%1$s, 48)), 'c', toString(intDiv((%1$s) %% 48, 8)), 'g', toString((%1$s) %% 8))"
                .formatted(cell);
    }

    private void areas() throws SQLException {
        List<String> rows = new ArrayList<>(List.of(area(DISTRICT, "", "district")));
        for (int street = 0; street < STREETS; street++) {
            rows.add(area(street(street), DISTRICT, "street"));
            for (int community = 0; community < COMMUNITIES; community++) {
                String id = community(street, community);
                rows.add(area(id, street(street), "community"));
                for (int grid = 0; grid < GRIDS; grid++) {
                    rows.add(area(id + "g" + grid, id, "grid"));
                }
            }
        }
        try (Connection connection = store.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("INSERT INTO area (id, parent, level, name_zh, name_en, position, boundary) VALUES "
                    + String.join(", ", rows));
        }
    }

    private static String area(String id, String parent, String level) {
        return "('%s', '%s', '%s', '%s', '%s', 1, 'null')".formatted(id, parent, level, id, id);
    }

    private static String figures(int enterprises, YearMonth month) {
        String noise = "(80 + intHash32(number + " + month.getMonthValue() * 7919 + ") % 41) / 100";
        return "INSERT INTO enterprise_month (month, uscc, wages_payable, wages_paid, complaints_cases, water_cubic_metres,"
                + " power_kwh, tax_paid, staff_registered, insured_staff, uninsured_staff, insurance_payable, insurance_paid,"
                + " power_ratio, exit_capacity_share, wages_since, complaints_since, water_since, power_since, tax_since,"
                + " staffing_since, social_insurance_since, capacity_exit_since, version) SELECT toDate('"
                + month.atDay(1) + "'), " + USCC
                + ", staff * 7000, staff * 6900, if(number % 97 = 0, 1, NULL), staff * 4 * " + noise
                + ", if(number % 20 = 0, NULL, staff * 260 * " + noise + "), staff * 900 * " + noise
                + ", staff, insured, staff - insured, insured * 1100, insured * 1090, " + noise
                + ", if(number % 211 = 0, 0.3, NULL), 0, number % 97 != 0, 0, number % 20 = 0, 0, 0, 0, number % 211 != 0, 1"
                + " FROM (SELECT number, toFloat64(1 + intHash32(number + 3) % 60) AS staff,"
                + " floor(staff * (70 + number % 31) / 100) AS insured FROM numbers(" + enterprises + "))";
    }

    private static String warnings(int enterprises, YearMonth month) {
        return "INSERT INTO warning (month, uscc, theme, area, industry, size, grade, probability, rank, queue, rule_floor,"
                + " reasons, model, scored_at, version) SELECT toDate('" + month.atDay(1) + "'), " + USCC
                + ", 'labor_dispute', " + AREA + ", " + INDUSTRY + ", " + SIZE
                + ", multiIf(risk < 10, 'red', risk < 40, 'orange', risk < 120, 'yellow', risk < 300, 'blue', 'none'),"
                + " risk / 10000, number + 1, if(risk < 40, 'queue', 'none'), '', '[]', 'bench', now64(3, 'UTC'), 1"
                + " FROM (SELECT number, intHash32(number + " + month.getMonthValue() * 104_729
                + ") % 10000 AS risk FROM numbers(" + enterprises + "))";
    }
}
