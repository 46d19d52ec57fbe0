package org.loomwatch.models.labor.district;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.store.clickhouse.ClickHouse;

/** What warnings need of the register of enterprises as it stands now. */
final class Masters {

    private static final Master UNKNOWN = new Master("", "", "", "");

    private final Map<String, Master> byUscc;

    private Masters(Map<String, Master> byUscc) {
        this.byUscc = byUscc;
    }

    /** Where an enterprise stands; the same object for all of one grid, industry and size. */
    record Master(String area, String industry, String size, String street) {}

    static Masters read(ClickHouse clickHouse) {
        return clickHouse.read(connection -> {
            Map<String, String> parents = new HashMap<>();
            Map<String, String> levels = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement("SELECT id, parent, level FROM area FINAL");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    parents.put(rows.getString(1), rows.getString(2));
                    levels.put(rows.getString(1), rows.getString(3));
                }
            }
            Map<String, Master> found = new HashMap<>();
            Map<Master, Master> distinct = new HashMap<>();
            Map<String, String> streets = new HashMap<>();
            try (PreparedStatement statement =
                            connection.prepareStatement("SELECT uscc, area, industry, size FROM enterprise FINAL");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String area = rows.getString(2);
                    Master master = new Master(
                            area,
                            rows.getString(3),
                            rows.getString(4),
                            streets.computeIfAbsent(area, id -> street(id, parents, levels)));
                    found.put(rows.getString(1), distinct.computeIfAbsent(master, same -> same));
                }
            }
            return new Masters(found);
        });
    }

    private static String street(String area, Map<String, String> parents, Map<String, String> levels) {
        String at = area;
        for (int step = 0; step < AreaLevel.values().length; step++) {
            if (AreaLevel.STREET.id().equals(levels.get(at))) {
                return at;
            }
            at = parents.getOrDefault(at, "");
        }
        return "";
    }

    /** Empty words for an enterprise that the register does not have. */
    Master of(String uscc) {
        return byUscc.getOrDefault(uscc, UNKNOWN);
    }

    /** Enterprises by industry. */
    Map<String, Integer> countIndustries() {
        Map<String, Integer> counts = new HashMap<>();
        byUscc.values().forEach(master -> counts.merge(master.industry(), 1, Integer::sum));
        return counts;
    }

    int size() {
        return byUscc.size();
    }
}
