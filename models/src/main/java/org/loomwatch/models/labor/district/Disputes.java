package org.loomwatch.models.labor.district;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.domain.ticket.Verdict;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.store.clickhouse.ClickHouse;

/**
 * What happened, by enterprise: disputes of the register, and what visits found. Both count from the month in which they
 * became known. A visit that averted a dispute counts as one: the model says what comes if nobody goes there.
 */
final class Disputes {

    /**
     * One dispute in months since year 0.
     *
     * @param warned month of the warning that a visit answered; 0 for the register's
     * @param averted it did not break out because somebody went there
     */
    private record Dispute(int started, int known, int warned, boolean averted) {}

    private final Map<String, List<Dispute>> byUscc;

    private Disputes(Map<String, List<Dispute>> byUscc) {
        this.byUscc = byUscc;
    }

    /** Everything known by now. */
    static Disputes read(ClickHouse clickHouse, Jdbi postgres) {
        Map<String, List<Dispute>> found = new HashMap<>();
        clickHouse.read(connection -> {
            found.clear();
            try (PreparedStatement statement = connection.prepareStatement(
                            "SELECT uscc, toString(started_on), toString(known_on) FROM dispute FINAL");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    add(
                            found,
                            rows.getString(1),
                            new Dispute(month(rows.getString(2)), month(rows.getString(3)), 0, false));
                }
            }
            return true;
        });
        postgres.useHandle(handle -> handle.createQuery("""
                        SELECT uscc, warned_month, verdict, found_on, known_on FROM ticket_verdict
                        WHERE theme = :theme AND verdict IN (:confirmed, :averted) ORDER BY uscc, warned_month, ticket_id""")
                .bind("theme", Warning.LABOR_DISPUTE)
                .bind("confirmed", Verdict.CONFIRMED.id())
                .bind("averted", Verdict.AVERTED.id())
                .map((row, context) -> {
                    int warned = month(row.getString("warned_month"));
                    add(
                            found,
                            row.getString("uscc"),
                            new Dispute(
                                    Math.max(warned + 1, month(row.getString("found_on"))),
                                    month(row.getString("known_on")),
                                    warned,
                                    row.getString("verdict").equals(Verdict.AVERTED.id())));
                    return true;
                })
                .list());
        return new Disputes(found);
    }

    private static void add(Map<String, List<Dispute>> found, String uscc, Dispute dispute) {
        found.computeIfAbsent(uscc, key -> new ArrayList<>(1)).add(dispute);
    }

    /** Only what was known by the end of a month. */
    Disputes knownBy(YearMonth month) {
        int last = DistrictRows.number(month);
        Map<String, List<Dispute>> known = new HashMap<>();
        byUscc.forEach((uscc, all) -> {
            List<Dispute> then =
                    all.stream().filter(dispute -> dispute.known <= last).toList();
            if (!then.isEmpty()) {
                known.put(uscc, then);
            }
        });
        return new Disputes(known);
    }

    boolean isEmpty() {
        return byUscc.isEmpty();
    }

    /** 1 if one starts within {@code horizon} months after the month, or a visit confirmed or averted what it warned of. */
    byte label(String uscc, int month, int horizon) {
        for (Dispute dispute : byUscc.getOrDefault(uscc, List.of())) {
            if ((dispute.started > month && dispute.started <= month + horizon) || dispute.warned == month) {
                return 1;
            }
        }
        return 0;
    }

    /** Months since the last one that had broken out and was known by the end of the month; NaN if there was none. */
    float since(String uscc, int month) {
        int last = Integer.MIN_VALUE;
        for (Dispute dispute : byUscc.getOrDefault(uscc, List.of())) {
            if (dispute.known <= month && !dispute.averted) {
                last = Math.max(last, dispute.started);
            }
        }
        return last == Integer.MIN_VALUE ? Float.NaN : (float) (month - last);
    }

    /** Those that had broken out in the {@code months} up to this one and were known by its end. */
    int count(String uscc, int month, int months) {
        int count = 0;
        for (Dispute dispute : byUscc.getOrDefault(uscc, List.of())) {
            if (dispute.known <= month && dispute.started > month - months && !dispute.averted) {
                count++;
            }
        }
        return count;
    }

    /** The months in which disputes started. */
    List<Integer> starts(String uscc) {
        return byUscc.getOrDefault(uscc, List.of()).stream()
                .map(Dispute::started)
                .sorted()
                .toList();
    }

    /** Enterprise-months that are labelled 1 by a visit. */
    List<Map.Entry<String, Integer>> listWarned(int horizon) {
        List<Map.Entry<String, Integer>> warned = new ArrayList<>();
        new TreeMap<>(byUscc).forEach((uscc, all) -> all.stream()
                .filter(dispute -> dispute.warned > 0)
                .forEach(dispute -> {
                    warned.add(Map.entry(uscc, dispute.warned));
                    for (int back = 1; back <= horizon; back++) {
                        warned.add(Map.entry(uscc, dispute.started - back));
                    }
                }));
        return warned;
    }

    /** Names every enterprise with its disputes known by a month that started in the {@code months} up to it. */
    void forEachCount(int month, int months, BiConsumer<String, Integer> action) {
        byUscc.keySet().forEach(uscc -> {
            int count = count(uscc, month, months);
            if (count > 0) {
                action.accept(uscc, count);
            }
        });
    }

    private static int month(String date) {
        return DistrictRows.number(YearMonth.from(LocalDate.parse(date)));
    }
}
