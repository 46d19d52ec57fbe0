package org.loomwatch.api.labor;

import java.time.LocalDate;
import java.time.YearMonth;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.warning.Warning;

/** Reads the watch over the models. Features that have hardly moved are left out. */
final class ModelWatchService {

    private static final double MOVED = 0.1;
    private static final int MONTHS = 24;

    private final SqlReader reader;

    ModelWatchService(SqlReader reader) {
        this.reader = reader;
    }

    ModelWatchList list() {
        return new ModelWatchList(reader.list(
                Sql.of(
                        "SELECT month, model, metric, subject, value, alarm FROM model_watch FINAL WHERE theme = ?"
                                + " AND month > (SELECT addMonths(max(month), -" + MONTHS + ") FROM model_watch)"
                                + " AND (metric <> 'psi' OR subject = 'score' OR value > " + MOVED + ")"
                                + " ORDER BY month DESC, model, metric, value DESC, subject",
                        Warning.LABOR_DISPUTE),
                row -> new ModelWatchItem(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("model"),
                        row.getString("metric"),
                        row.getString("subject"),
                        row.getDouble("value"),
                        row.getInt("alarm") != 0)));
    }
}
