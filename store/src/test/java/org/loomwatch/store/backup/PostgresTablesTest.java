package org.loomwatch.store.backup;

import org.junit.jupiter.api.Nested;
import org.loomwatch.store.postgres.PostgresUnderTest;

class PostgresTablesTest {

    @Nested
    class OnTheEmbeddedServer extends PostgresTablesContract {
        OnTheEmbeddedServer() {
            super(PostgresUnderTest.EMBEDDED);
        }
    }

    @Nested
    class InAContainer extends PostgresTablesContract {
        InAContainer() {
            super(PostgresUnderTest.CONTAINER);
        }
    }
}
