package org.loomwatch.models.schools.vintage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.loomwatch.models.schools.DistrictForecast;
import org.loomwatch.models.schools.SchoolForecastService;
import org.loomwatch.store.clickhouse.ClickHouse;

/**
 * Makes and keeps forecasts. A forecast is never changed: new data make a new one, and the old says for ever what was
 * expected then. Unchanged data make none.
 */
public final class ForecastVintages {

    private final ClickHouse clickHouse;
    private final Clock clock;
    private final SchoolForecastService service = new SchoolForecastService();

    public ForecastVintages(ClickHouse clickHouse, Clock clock) {
        this.clickHouse = clickHouse;
        this.clock = clock;
    }

    /** Forecasts from what is stored; empty if there is no enrolment, or too little of it to forecast from. */
    public Optional<ForecastRun> make(int horizon, long seed) {
        return StoredMaster.find(clickHouse, horizon, seed).map(this::make);
    }

    private ForecastRun make(StoredMaster master) {
        Optional<ForecastRun> same = findLatest(master.digest());
        if (same.isPresent()) {
            return same.get();
        }
        DistrictForecast forecast = service.district(master.inputs());
        Instant madeAt = clock.instant();
        long run = Math.max(lastRun() + 1, madeAt.toEpochMilli());
        new VintageWriter(clickHouse, run).write(forecast, madeAt, master.digest());
        return new ForecastRun(
                run,
                madeAt,
                forecast.forecast().originYear(),
                forecast.forecast().areas().size(),
                true,
                forecast.seconds());
    }

    /** The latest forecast, if it was made from these data. */
    private Optional<ForecastRun> findLatest(String digest) {
        String sql = "SELECT run, made_at, origin_year, areas, inputs, seconds FROM school_run FINAL"
                + " ORDER BY run DESC LIMIT 1";
        return clickHouse.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
                if (!rows.next() || !digest.equals(rows.getString("inputs"))) {
                    return Optional.<ForecastRun>empty();
                }
                Timestamp madeAt = rows.getTimestamp("made_at");
                return Optional.of(new ForecastRun(
                        rows.getLong("run"),
                        madeAt == null ? Instant.EPOCH : madeAt.toInstant(),
                        rows.getInt("origin_year"),
                        rows.getInt("areas"),
                        false,
                        rows.getDouble("seconds")));
            }
        });
    }

    private long lastRun() {
        return clickHouse.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT max(run) FROM school_run");
                    ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0L;
            }
        });
    }
}
