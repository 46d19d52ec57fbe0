package org.loomwatch.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
}
