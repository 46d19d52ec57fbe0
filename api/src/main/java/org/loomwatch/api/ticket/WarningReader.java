package org.loomwatch.api.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.WarningQueue;

/** Reads the warnings of a month that are to be worked: those within the units' capacity, and the audit slice. */
final class WarningReader {

    private final SqlReader clickhouse;

    WarningReader(SqlReader clickhouse) {
        this.clickhouse = clickhouse;
    }

    /** Gravest and most probable first. */
    List<PendingWarning> list(YearMonth month, String theme) {
        Sql sql = Sql.of("""
                SELECT w.month AS month, w.uscc AS uscc, w.theme AS theme, e.name AS name, w.area AS area,
                       w.industry AS industry, w.size AS size, e.lon AS lon, e.lat AS lat, w.grade AS grade,
                       w.probability AS probability, w.rank AS rank, w.queue AS queue, w.model AS model,
                       w.reasons AS reasons
                FROM (SELECT * FROM warning FINAL WHERE month = toDate(?) AND theme = ? AND queue IN ('queue', 'audit')) AS w
                LEFT JOIN (SELECT uscc, name, lon, lat FROM enterprise FINAL) AS e ON e.uscc = w.uscc
                ORDER BY indexOf(['red', 'orange', 'yellow', 'blue', 'none'], w.grade::String), w.rank, w.uscc
                """, month.atDay(1).toString(), theme);
        return clickhouse.list(sql, WarningReader::read);
    }

    private static PendingWarning read(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return new PendingWarning(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getString("uscc"),
                row.getString("theme"),
                name == null || name.isEmpty() ? row.getString("uscc") : name,
                row.getString("area"),
                row.getString("industry"),
                row.getString("size"),
                SqlReader.number(row, "lon"),
                SqlReader.number(row, "lat"),
                Grade.find(row.getString("grade")).orElse(Grade.NONE),
                row.getDouble("probability"),
                row.getInt("rank"),
                WarningQueue.find(row.getString("queue")).orElse(WarningQueue.NONE),
                row.getString("model"),
                row.getString("reasons"));
    }
}
