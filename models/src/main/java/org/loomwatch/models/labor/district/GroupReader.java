package org.loomwatch.models.labor.district;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Groups of enterprises that a model should treat alike: by industry section, size, street and age. */
final class GroupReader {

    private static final int[] AGES = {1, 3, 5, 10};
    private static final String UNKNOWN = "unknown";

    private final Map<String, Integer> founded;
    private final Masters masters;

    private GroupReader(Map<String, Integer> founded, Masters masters) {
        this.founded = founded;
        this.masters = masters;
    }

    static GroupReader read(ClickHouse clickHouse, Masters masters) {
        Map<String, Integer> founded = clickHouse.read(connection -> {
            Map<String, Integer> found = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(
                            "SELECT uscc, toString(founded_on) FROM enterprise FINAL WHERE founded_on IS NOT NULL");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getString(1), DistrictRows.number(YearMonth.from(LocalDate.parse(rows.getString(2)))));
                }
            }
            return found;
        });
        return new GroupReader(founded, masters);
    }

    /** The groups of an enterprise in a month, by kind. */
    Map<String, String> of(String uscc, int month) {
        Masters.Master master = masters.of(uscc);
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put(
                "industry",
                master.industry().isEmpty() ? UNKNOWN : master.industry().substring(0, 1));
        groups.put("size", master.size().isEmpty() ? UNKNOWN : master.size());
        groups.put("street", master.street().isEmpty() ? UNKNOWN : master.street());
        groups.put("age", age(founded.get(uscc), month));
        return groups;
    }

    /** Such as {@code 1-3}: at least one year old and less than three. */
    private static String age(@org.jspecify.annotations.Nullable Integer born, int month) {
        if (born == null) {
            return UNKNOWN;
        }
        int years = Math.max(0, month - born) / 12;
        int from = 0;
        for (int until : AGES) {
            if (years < until) {
                return from + "-" + until;
            }
            from = until;
        }
        return from + "+";
    }
}
