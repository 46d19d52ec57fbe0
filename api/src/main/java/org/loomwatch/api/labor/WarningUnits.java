package org.loomwatch.api.labor;

import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.domain.warning.Warning;

/** Which unit has a warning's ticket. A warning without a ticket has none. */
final class WarningUnits {

    private final Jdbi postgres;

    WarningUnits(Jdbi postgres) {
        this.postgres = postgres;
    }

    /** Enterprises whose warning of the month a unit has. */
    List<String> listEnterprises(YearMonth month, String unit) {
        return postgres.withHandle(handle -> handle.createQuery("""
                        SELECT w.uscc FROM ticket_warning w JOIN ticket t ON t.id = w.ticket_id
                        WHERE w.theme = :theme AND w.month = :month AND t.unit = :unit ORDER BY w.uscc""")
                .bind("theme", Warning.LABOR_DISPUTE)
                .bind("month", month.atDay(1))
                .bind("unit", unit)
                .mapTo(String.class)
                .list());
    }

    /** Units by enterprise. */
    Map<String, String> find(YearMonth month, Collection<String> usccs) {
        Map<String, String> units = new HashMap<>();
        if (!usccs.isEmpty()) {
            postgres.useHandle(handle -> handle.createQuery("""
                            SELECT w.uscc, t.unit FROM ticket_warning w JOIN ticket t ON t.id = w.ticket_id
                            WHERE w.theme = :theme AND w.month = :month AND w.uscc = ANY(:usccs)""")
                    .bind("theme", Warning.LABOR_DISPUTE)
                    .bind("month", month.atDay(1))
                    .bindArray("usccs", String.class, List.copyOf(usccs))
                    .map((row, context) -> units.put(row.getString("uscc"), row.getString("unit")))
                    .list());
        }
        return units;
    }
}
