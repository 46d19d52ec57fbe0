package org.loomwatch.api.analyst.export;

import java.util.List;
import java.util.Optional;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.store.clickhouse.ClickHouseConnection;
import org.loomwatch.store.clickhouse.StreamedQuery;

/** Where the rows of an export come from, by the rights of its owner at the moment it runs. */
public interface ExportSource {

    /**
     * A query that is ready to run.
     *
     * @param rights print of the rights it was made by
     * @param masked columns that do not exist for the owner
     * @param restricted whether rows may have been left out
     * @param release what is to be done when the file is written
     */
    record Prepared(
            ClickHouseConnection connection,
            StreamedQuery query,
            String rights,
            List<String> masked,
            boolean restricted,
            Runnable release)
            implements AutoCloseable {

        @Override
        public void close() {
            release.run();
        }
    }

    /** Empty if the owner has no such rows any more. */
    Optional<Prepared> prepare(Account owner, ExportJob job);
}
