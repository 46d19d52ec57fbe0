package org.loomwatch.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

@ExtendWith(EmbeddedStores.class)
class EmbeddedStoresTest {

    private static Stores stores;

    @BeforeAll
    static void open(Stores running) {
        stores = running;
    }

    @Test
    void bothAreMigratedAndSharedByAllTests(Stores again, StoreSettings settings) {
        assertSame(stores, again);
        assertTrue(stores.postgresMigrator().state().pending().isEmpty());
        assertTrue(stores.clickHouseMigrator().state().pending().isEmpty());
        assertTrue(stores.postgres().isEmbedded());
        assertTrue(stores.clickHouse().isEmbedded());
        try (Stores other = Stores.open(settings)) {
            assertEquals(stores.postgres().connection(), other.postgres().connection());
        }
    }

    @Test
    void postgresOpensWithoutTheOtherEngine(StoreSettings settings) {
        StoreSettings noClickHouse =
                new StoreSettings(settings.dataDirectory(), Optional.of("http://127.0.0.1:1/x"), Optional.empty());
        try (Postgres alone = Stores.openPostgres(noClickHouse)) {
            assertEquals(stores.postgres().connection(), alone.connection());
            assertTrue(new PostgresMigrator(alone.dataSource()).isCurrent());
        }
    }

    @Test
    void whatIsWrongWithEitherIsSaid(StoreSettings settings) {
        StoreSettings noPostgres = new StoreSettings(
                settings.dataDirectory(), Optional.empty(), Optional.of("postgresql://a:b@127.0.0.1:1/x"));
        StoreSettings noClickHouse =
                new StoreSettings(settings.dataDirectory(), Optional.of("http://127.0.0.1:1/x"), Optional.empty());

        assertTrue(messageOf(noPostgres).contains("PostgreSQL at 127.0.0.1:1/x"), messageOf(noPostgres));
        assertTrue(messageOf(noClickHouse).contains("127.0.0.1:1/x"), messageOf(noClickHouse));
    }

    private static String messageOf(StoreSettings settings) {
        return assertThrows(StoreException.class, () -> Stores.open(settings)).getMessage();
    }
}
