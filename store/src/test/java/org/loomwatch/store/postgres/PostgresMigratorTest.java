package org.loomwatch.store.postgres;

import org.junit.jupiter.api.Nested;

class PostgresMigratorTest {

    @Nested
    class OnTheEmbeddedServer extends PostgresMigratorContract {
        OnTheEmbeddedServer() {
            super(PostgresUnderTest.EMBEDDED);
        }
    }

    @Nested
    class InAContainer extends PostgresMigratorContract {
        InAContainer() {
            super(PostgresUnderTest.CONTAINER);
        }
    }
}
