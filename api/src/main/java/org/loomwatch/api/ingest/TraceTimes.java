package org.loomwatch.api.ingest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.trace.TraceService;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.store.Stores;

/**
 * Milliseconds from asking for the trace of a figure to having it, over all indicators of some enterprises; HTTP not included.
 *
 * @param figures how many were traced
 * @param first the very first, nothing being warm
 */
public record TraceTimes(int figures, double first, double median, double p95, double worst) {

    private static final int ENTERPRISES = 5;

    static boolean isEmpty(Stores stores) {
        return reader(stores).get(Sql.of("SELECT count() AS n FROM enterprise_month"), row -> row.getLong("n")) == 0;
    }

    private static SqlReader reader(Stores stores) {
        return new SqlReader(stores.clickHouse()::read, new SimpleMeterRegistry());
    }

    static TraceTimes measure(Stores stores, YearMonth month) {
        SqlReader reader = reader(stores);
        TraceService traces = new TraceService(reader, new EnterpriseService(reader, new AreaService(reader)));
        List<String> enterprises = reader.list(
                Sql.of(
                        "SELECT uscc FROM enterprise_month FINAL WHERE month = ? AND power_value > 0 ORDER BY cityHash64(uscc)"
                                + " LIMIT " + ENTERPRISES,
                        month.atDay(1)),
                row -> row.getString("uscc"));
        double[] millis = new double[enterprises.size() * Indicator.list().size()];
        int traced = 0;
        for (String uscc : enterprises) {
            for (Indicator indicator : Indicator.list()) {
                long start = System.nanoTime();
                traces.get(Viewer.LOCAL, uscc, indicator.id(), month);
                millis[traced++] = (System.nanoTime() - start) / 1e6;
            }
        }
        if (traced == 0) {
            return new TraceTimes(0, 0, 0, 0, 0);
        }
        double first = millis[0];
        Arrays.sort(millis);
        return new TraceTimes(traced, first, millis[traced / 2], millis[traced * 95 / 100], millis[traced - 1]);
    }
}
