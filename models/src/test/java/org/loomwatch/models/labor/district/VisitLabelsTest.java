package org.loomwatch.models.labor.district;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.learner.Blend;
import org.loomwatch.models.labor.learner.LogisticLearner;
import org.loomwatch.models.labor.metrics.Shares;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.loomwatch.models.labor.registry.ModelAction;
import org.loomwatch.models.labor.registry.ModelCard;
import org.loomwatch.models.labor.registry.ModelFiles;
import org.loomwatch.models.labor.registry.ModelProposal;
import org.loomwatch.models.labor.registry.ModelProposals;
import org.loomwatch.models.labor.registry.ModelRegistry;
import org.loomwatch.models.labor.registry.StoredModel;
import org.loomwatch.models.labor.selection.Calibration;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** What visits found and who put which model to work, on the real stores. */
class VisitLabelsTest {

    private static final int HORIZON = 3;
    private static final String CONFIRMED = "91440300MA5000001A";
    private static final String AVERTED = "91440300MA5000002B";
    private static final String FALSE_ALARM = "91440300MA5000003C";

    @TempDir
    static Path directory;

    private static Stores stores;
    private static Jdbi postgres;

    @BeforeAll
    static void open() {
        stores = Stores.open(StoreSettings.embedded(DataDirectory.create(directory.resolve("data"))));
        postgres = stores.postgres().jdbi();
        verdict(CONFIRMED, "confirmed", "2026-05-01", "2026-06-10", "2026-06-20");
        verdict(AVERTED, "averted", "2026-05-01", "2026-06-11", "2026-07-02");
        verdict(FALSE_ALARM, "false_alarm", "2026-05-01", "2026-06-12", "2026-06-15");
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    private static void verdict(String uscc, String verdict, String warned, String found, String known) {
        postgres.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO ticket_verdict (ticket_id, uscc, theme, warned_month, verdict, reason, found_on, known_on, decided_by)
                        VALUES (gen_random_uuid(), :uscc, 'labor_dispute', CAST(:warned AS date), :verdict, 'test',
                            CAST(:found AS date), CAST(:known AS date), 'anna')""")
                .bind("uscc", uscc)
                .bind("warned", warned)
                .bind("verdict", verdict)
                .bind("found", found)
                .bind("known", known)
                .execute());
    }

    private static int month(int month) {
        return DistrictRows.number(YearMonth.of(2026, month));
    }

    @Test
    void whatVisitsConfirmedOrAvertedIsAnEventAndAFalseAlarmIsNone() {
        Disputes disputes = Disputes.read(stores.clickHouse(), postgres);
        assertEquals(1, disputes.label(CONFIRMED, month(5), HORIZON));
        assertEquals(1, disputes.label(AVERTED, month(5), HORIZON));
        assertEquals(0, disputes.label(FALSE_ALARM, month(5), HORIZON));
    }

    @Test
    void aVerdictIsUnknownUntilItWasGiven() {
        Disputes disputes = Disputes.read(stores.clickHouse(), postgres);
        assertEquals(0, disputes.knownBy(YearMonth.of(2026, 5)).label(CONFIRMED, month(5), HORIZON));
        assertEquals(1, disputes.knownBy(YearMonth.of(2026, 6)).label(CONFIRMED, month(5), HORIZON));
        assertEquals(0, disputes.knownBy(YearMonth.of(2026, 6)).label(AVERTED, month(5), HORIZON));
        assertEquals(1, disputes.knownBy(YearMonth.of(2026, 7)).label(AVERTED, month(5), HORIZON));
    }

    @Test
    void whatWasAvertedIsNoDisputeOfThePast() {
        Disputes disputes = Disputes.read(stores.clickHouse(), postgres);
        assertEquals(2f, disputes.since(CONFIRMED, month(8)));
        assertTrue(Float.isNaN(disputes.since(AVERTED, month(8))));
    }

    @Test
    void aModelGoesToWorkWhenSomebodyElseConfirms() {
        ModelRegistry registry = new ModelRegistry(postgres, directory.resolve("models"), "test_theme");
        StoredModel first = add(registry, "first");
        StoredModel second = add(registry, "second");
        assertEquals("champion", first.state());
        assertEquals("challenger", second.state());
        assertTrue(registry.spreads("second").get("x").shares().length > 2);
        ModelProposals proposals = new ModelProposals(postgres, registry);
        ModelProposal proposal = proposals.propose(ModelAction.PROMOTE, Optional.of("second"), "anna", "better");
        assertThrows(LaborException.class, () -> proposals.confirm(proposal.id(), "anna"));
        assertThrows(
                LaborException.class,
                () -> proposals.propose(ModelAction.PROMOTE, Optional.of("second"), "bo", "also better"));
        assertEquals("confirmed", proposals.confirm(proposal.id(), "bo").state());
        assertEquals("second", registry.findChampion().orElseThrow().id());
        assertThrows(LaborException.class, () -> proposals.confirm(proposal.id(), "cy"));
        ModelProposal back = proposals.propose(ModelAction.ROLLBACK, Optional.empty(), "bo", "worse after all");
        assertEquals("first", back.model());
        proposals.confirm(back.id(), "anna");
        assertEquals("first", registry.findChampion().orElseThrow().id());
        assertThrows(
                LaborException.class, () -> proposals.propose(ModelAction.PROMOTE, Optional.of("second"), "bo", "  "));
    }

    @Test
    void onlyRegisteredProtobufIsLoaded() throws Exception {
        ModelRegistry registry = new ModelRegistry(postgres, directory.resolve("models"), "other_theme");
        StoredModel model = add(registry, "kept");
        Path file = directory.resolve("models/kept/member-0.pb");
        byte[] content = Files.readAllBytes(file);
        assertEquals(1, registry.load(model).blend().members().size());
        content[content.length / 2] = (byte) (content[content.length / 2] ^ 1);
        Files.write(file, content);
        assertTrue(assertThrows(LaborException.class, () -> registry.load(model))
                .getMessage()
                .contains("not the file that was registered"));
        // A Java object in place of protobuf, even if somebody registers its hash, is not read as one.
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (java.io.ObjectOutputStream out = new java.io.ObjectOutputStream(bytes)) {
            out.writeObject(new java.util.ArrayList<>(List.of("a model")));
        }
        Files.write(file, bytes.toByteArray());
        Map<String, String> files = new java.util.HashMap<>(model.files());
        files.put(
                "member-0.pb",
                java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(bytes.toByteArray())));
        StoredModel forged =
                new StoredModel(model.id(), model.state(), model.trainedAt(), model.trainedBy(), model.card(), files);
        assertThrows(LaborException.class, () -> registry.load(forged));
        assertThrows(LaborException.class, () -> registry.get("../elsewhere"));
    }

    private static StoredModel add(ModelRegistry registry, String id) {
        FeatureTable table = new FeatureTable(List.of("x"), new float[][] {{1, 2, 3, 4, 5, 6, 7, 8}}, 8);
        byte[] labels = {0, 0, 1, 0, 0, 1, 1, 1};
        Blend blend = new Blend(List.of(new Blend.Member(new LogisticLearner(1).fit(table, labels, 1), 0, 1)));
        ModelFiles.Content content =
                new ModelFiles.Content(blend, Calibration.of("platt", new double[] {-10, 10}, new double[] {-10, 10}));
        ModelCard card = new ModelCard(
                List.of("logistic"),
                "platt",
                HORIZON,
                1,
                "2024-01",
                "2025-01",
                "2025-01",
                "2025-06",
                "2025-08",
                8,
                4,
                "",
                List.of("x"),
                0.4,
                0.3,
                0.2,
                0.1,
                ModelJudge.figures(labels, new double[] {0, 0, 1, 0, 0, 1, 1, 1}),
                0.5,
                0.1);
        return registry.add(id, "anna", card, content, Map.of("x", Shares.of(table.column(0))));
    }
}
