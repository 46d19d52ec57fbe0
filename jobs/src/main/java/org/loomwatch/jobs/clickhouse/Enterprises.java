package org.loomwatch.jobs.clickhouse;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.jobs.conform.EnterpriseIndex;

/** Reads the master data of enterprises. */
public final class Enterprises {

    private Enterprises() {}

    /** All known enterprises. */
    public static EnterpriseIndex index(BinaryClient client) {
        return EnterpriseIndex.of(client.query("SELECT uscc FROM enterprise FINAL ORDER BY uscc", rows -> {
            List<String> usccs = new ArrayList<>();
            while (rows.hasNext()) {
                usccs.add(rows.readString());
            }
            return usccs;
        }));
    }
}
