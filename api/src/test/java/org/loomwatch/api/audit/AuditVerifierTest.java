package org.loomwatch.api.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

/** Whatever a hand that may write the table does to it, the verifier names it. */
class AuditVerifierTest {

    private static final int ENTRIES = 12;

    private static @TempDir Path data;
    private static Postgres postgres;
    private static Jdbi jdbi;
    private static int trails;

    private AuditAnchor anchor;
    private Path folder;

    @BeforeAll
    static void start() {
        postgres = Postgres.open(StoreSettings.embedded(DataDirectory.create(data)));
        PostgresMigrator migrator = new PostgresMigrator(postgres.dataSource());
        migrator.migrate(migrator.state().pending());
        jdbi = postgres.jdbi();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void write() {
        folder = data.resolve("audit" + trails++);
        anchor = new AuditAnchor(folder);
        force("TRUNCATE audit_entry");
        try (AuditTrail trail = new AuditTrail(jdbi, anchor, Clock.systemUTC())) {
            for (int i = 1; i <= ENTRIES; i++) {
                trail.record(new AuditEvent(
                        "officer",
                        null,
                        null,
                        "10.0.0.7",
                        "get_enterprises_uscc",
                        "enterprise " + i,
                        AuditEvent.Outcome.OK,
                        Map.of("q", "科技")));
            }
        }
    }

    /** As somebody who owns the database and has switched the guard off. */
    private static void force(String... statements) {
        jdbi.useTransaction(handle -> {
            handle.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only");
            for (String statement : statements) {
                handle.execute(statement);
            }
            handle.execute("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_append_only");
        });
    }

    private List<String> faults() {
        return new AuditVerifier(jdbi, anchor).verify().faults();
    }

    private void assertNamed(String part) {
        List<String> faults = faults();
        assertTrue(faults.stream().anyMatch(fault -> fault.contains(part)), faults.toString());
    }

    @Test
    void anUntouchedTrailIsWhole() {
        AuditVerifier.Report report = new AuditVerifier(jdbi, anchor).verify();
        assertEquals(List.of(), report.faults());
        assertEquals(ENTRIES, report.entries());
        assertEquals(0, report.unanchored());
    }

    @Test
    void theTableItselfTakesNoChange() {
        for (String statement :
                List.of("UPDATE audit_entry SET actor = 'nobody'", "DELETE FROM audit_entry", "TRUNCATE audit_entry")) {
            assertThrows(
                    UnableToExecuteStatementException.class, () -> jdbi.useHandle(handle -> handle.execute(statement)));
        }
    }

    @Test
    void oneByteChanged() {
        force("UPDATE audit_entry SET address = '10.0.0.8' WHERE seq = 5");
        assertNamed("entry 5 ");
    }

    @Test
    void oneRowRemoved() {
        force("DELETE FROM audit_entry WHERE seq = 6");
        assertNamed("entry 6 is missing");
    }

    @Test
    void theBeginningRemoved() {
        force("DELETE FROM audit_entry WHERE seq < 4");
        assertNamed("entries 1 to 3 are missing");
    }

    @Test
    void aRowRemovedAndTheRestMovedUp() {
        force("DELETE FROM audit_entry WHERE seq = 6", "UPDATE audit_entry SET seq = seq - 1 WHERE seq > 6");
        assertNamed("entry 6 ");
    }

    @Test
    void aRowPutIn() {
        force(
                "UPDATE audit_entry SET seq = -seq WHERE seq > 5",
                "UPDATE audit_entry SET seq = 1 - seq WHERE seq < 0",
                "INSERT INTO audit_entry SELECT 6, at, 'somebody', account_id, session_id, address, action, object, outcome,"
                        + " detail, previous, hash FROM audit_entry WHERE seq = 5");
        assertNamed("entry 6 ");
    }

    @Test
    void twoRowsExchanged() {
        force(
                "UPDATE audit_entry SET seq = 0 WHERE seq = 3",
                "UPDATE audit_entry SET seq = 3 WHERE seq = 4",
                "UPDATE audit_entry SET seq = 4 WHERE seq = 0");
        assertNamed("entry 3 ");
        assertNamed("entry 4 ");
    }

    @Test
    void theTailCut() {
        force("DELETE FROM audit_entry WHERE seq > 9");
        assertNamed("the tail was cut: the last entry is 9, the head outside the database knows 12");
    }

    @Test
    void everythingRemoved() {
        force("DELETE FROM audit_entry");
        assertNamed("the tail was cut");
    }

    @Test
    void theHeadForgedOrGone() throws Exception {
        Path head = folder.resolve("head");
        String text = Files.readString(head);
        Files.writeString(head, text.replaceFirst("12", "9"), StandardOpenOption.TRUNCATE_EXISTING);
        assertNamed("was changed");
        Files.delete(head);
        assertNamed("is missing");
    }

    @Test
    void aTrailWrittenWithAnotherKey() {
        anchor = new AuditAnchor(data.resolve("other" + trails++));
        assertNamed("entry 1 ");
    }

    /** Two processes may write one trail; the later head stays, whoever writes last. */
    @Test
    void theHeadNeverGoesBack() {
        AuditAnchor.Head head = anchor.findHead().orElseThrow();
        anchor.writeHead(3, "0".repeat(64));
        assertEquals(head, anchor.findHead().orElseThrow());
    }
}
