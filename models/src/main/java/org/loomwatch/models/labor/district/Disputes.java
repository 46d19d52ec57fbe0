package org.loomwatch.models.labor.district;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Disputes by enterprise: the labels, and what was known of earlier ones at any time. */
final class Disputes {

    /** One dispute in months since year 0. */
    private record Dispute(int started, int known) {}

    private final Map<String, List<Dispute>> byUscc;

    private Disputes(Map<String, List<Dispute>> byUscc) {
        this.byUscc = byUscc;
    }

    static Disputes read(ClickHouse clickHouse) {
        return clickHouse.read(connection -> {
            Map<String, List<Dispute>> found = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(
                            "SELECT uscc, toString(started_on), toString(known_on) FROM dispute FINAL");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
                            .add(new Dispute(month(rows.getString(2)), month(rows.getString(3))));
                }
            }
            return new Disputes(found);
        });
    }

    boolean isEmpty() {
        return byUscc.isEmpty();
    }

    /** 1 if one starts within {@code horizon} months after the month. */
    byte label(String uscc, int month, int horizon) {
        for (Dispute dispute : byUscc.getOrDefault(uscc, List.of())) {
            if (dispute.started > month && dispute.started <= month + horizon) {
                return 1;
            }
        }
        return 0;
    }

    /** Months since the last one that was known by the end of the month; NaN if there was none. */
    float since(String uscc, int month) {
        int last = Integer.MIN_VALUE;
        for (Dispute dispute : byUscc.getOrDefault(uscc, List.of())) {
            if (dispute.known <= month) {
                last = Math.max(last, dispute.started);
            }
        }
        return last == Integer.MIN_VALUE ? Float.NaN : (float) (month - last);
    }

    private static int month(String date) {
        return DistrictRows.number(YearMonth.from(LocalDate.parse(date)));
    }
}
