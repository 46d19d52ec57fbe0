package org.loomwatch.api.analyst.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;

/** Reads as of when the data are. */
final class VintageReader {

    private final SqlReader reader;
    private final Clock clock;

    VintageReader(SqlReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    private record Run(long id, long finishedAt, boolean another) {}

    ExportManifest.Vintage read() {
        Instant now = clock.instant();
        Run run = reader.get(
                Sql.of("SELECT maxIf(run, state = 'finished') AS id,"
                        + " toUnixTimestamp64Milli(maxIf(ifNull(finished_at, toDateTime64(0, 3)), state = 'finished')) AS at,"
                        + " countIf(state = 'running') AS running FROM ingest_run FINAL"),
                row -> new Run(row.getLong("id"), row.getLong("at"), row.getLong("running") > 0));
        return new ExportManifest.Vintage(
                now,
                run.id() == 0 ? null : run.id(),
                run.id() == 0 ? null : Instant.ofEpochMilli(run.finishedAt()),
                month("SELECT max(month) AS month FROM enterprise_month"),
                run.another(),
                month("SELECT max(vintage) AS month FROM economy_run"));
    }

    private @Nullable YearMonth month(String sql) {
        return reader.find(Sql.of(sql), VintageReader::month).orElse(null);
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }
}
