package org.loomwatch.store.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.loomwatch.store.EmbeddedStores;
import org.loomwatch.store.StoreSettings;

@ExtendWith(EmbeddedStores.class)
class DoctorServiceTest {

    @Test
    void findsBothEnginesWell(StoreSettings settings) {
        HealthReport report = DoctorService.examine(settings);

        assertEquals(System.getProperty("java.version"), report.java());
        assertTrue(report.freeBytes() > 0);
        assertEquals(2, report.libraries().size());
        assertTrue(report.libraries().stream().allMatch(LibraryHealth::present));
        for (StoreHealth store : report.stores()) {
            assertEquals(EngineKind.EMBEDDED, store.engine());
            assertTrue(store.reachable());
            assertNull(store.problem());
            assertNotNull(store.version());
            assertNotNull(store.schema());
            assertEquals(store.schema().need(), store.schema().have());
        }
    }

    @Test
    void saysWhatDoesNotAnswer(StoreSettings settings) {
        StoreSettings nowhere = new StoreSettings(
                settings.dataDirectory(), Optional.empty(), Optional.of("postgresql://someone:secret@127.0.0.1:1/x"));

        HealthReport report = DoctorService.examine(nowhere);

        StoreHealth postgres = report.stores().get(0);
        assertFalse(report.healthy());
        assertFalse(postgres.reachable());
        assertEquals(EngineKind.OUTSIDE, postgres.engine());
        assertTrue(String.valueOf(postgres.problem()).contains("127.0.0.1:1/x"), postgres.problem());
        assertTrue(report.stores().get(1).reachable());
    }
}
