package org.loomwatch.api.ticket.evaluation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;

/**
 * Which verdicts "false alarm" the following months contradicted: a dispute began at the enterprise after the visit and within
 * the horizon of the warning. Disputes become known late, so the answer for a month may change afterwards.
 */
final class FalseAlarms {

    /** How far a warning looks ahead from its month. */
    private static final int HORIZON_MONTHS = 3;

    private static final int ASKED_AT_ONCE = 500;

    private final SqlReader clickhouse;

    FalseAlarms(SqlReader clickhouse) {
        this.clickhouse = clickhouse;
    }

    /**
     * One verdict.
     *
     * @param atFirst whether it was verified at the first check and never reopened
     */
    record FalseAlarm(UUID ticket, String unit, String uscc, YearMonth warned, LocalDate foundOn, boolean atFirst) {

        private boolean isContradictedBy(LocalDate dispute) {
            return dispute.isAfter(foundOn)
                    && !dispute.isAfter(warned.plusMonths(HORIZON_MONTHS).atEndOfMonth());
        }
    }

    List<FalseAlarm> listContradicted(List<FalseAlarm> alarms) {
        Map<String, Set<LocalDate>> disputes = new HashMap<>();
        List<String> asked =
                alarms.stream().map(FalseAlarm::uscc).distinct().sorted().toList();
        for (int from = 0; from < asked.size(); from += ASKED_AT_ONCE) {
            read(asked.subList(from, Math.min(asked.size(), from + ASKED_AT_ONCE)), disputes);
        }
        return alarms.stream()
                .filter(alarm -> startedOn(disputes, alarm).anyMatch(alarm::isContradictedBy))
                .toList();
    }

    private static Stream<LocalDate> startedOn(Map<String, Set<LocalDate>> disputes, FalseAlarm alarm) {
        return disputes.getOrDefault(alarm.uscc(), Set.of()).stream();
    }

    private void read(List<String> usccs, Map<String, Set<LocalDate>> disputes) {
        String marks = String.join(", ", Collections.nCopies(usccs.size(), "?"));
        Sql sql = Sql.of(
                "SELECT uscc, toString(started_on) AS started FROM dispute FINAL WHERE uscc IN (" + marks + ")",
                usccs.toArray());
        clickhouse
                .list(sql, row -> Map.entry(row.getString("uscc"), LocalDate.parse(row.getString("started"))))
                .forEach(entry -> disputes.computeIfAbsent(entry.getKey(), any -> new HashSet<>())
                        .add(entry.getValue()));
    }
}
