package org.loomwatch.jobs.clickhouse;

import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.jobs.conform.EnterpriseIndex;
import org.loomwatch.jobs.record.Bytes;

/** Reads the master data of enterprises. */
public final class Enterprises {

    private Enterprises() {}

    /** All known enterprises. */
    public static EnterpriseIndex index(BinaryClient client) {
        return EnterpriseIndex.ofSorted(client.query("SELECT uscc FROM enterprise FINAL ORDER BY uscc", rows -> {
            Bytes codes = new Bytes(1 << 16);
            while (rows.hasNext()) {
                int length = rows.readStringBytes();
                if (length != Uscc.LENGTH) {
                    throw new IllegalStateException("master data hold a USCC of " + length + " characters");
                }
                codes.putBytes(rows.buffer(), rows.offset(), rows.offset() + length);
            }
            return codes.copy();
        }));
    }
}
