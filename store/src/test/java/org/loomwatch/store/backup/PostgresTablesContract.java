package org.loomwatch.store.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.loomwatch.store.postgres.PostgresUnderTest;

/** Rows of awkward PostgreSQL tables go out and come back the same on any server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostgresTablesContract {

    private static final String SCHEMA = """
            CREATE TABLE "Odd name" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "a ""column" text,
                parent bigint REFERENCES "Odd name", child text, twice bigint GENERATED ALWAYS AS (id * 2) STORED);
            CREATE TABLE child (id text PRIMARY KEY, parent bigint NOT NULL REFERENCES "Odd name",
                amount numeric(18, 2), ratio double precision, at timestamptz, kept bytea, parts text[], note jsonb);
            ALTER TABLE "Odd name" ADD FOREIGN KEY (child) REFERENCES child DEFERRABLE INITIALLY DEFERRED;
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'nobody changes this table'; END $$;
            """;

    private static final String ROWS = """
            INSERT INTO "Odd name" ("a ""column", parent, child) VALUES
                (E'tab\\t, line\\n, back\\\\slash, \\\\N, 织网', NULL, NULL), ('', 1, NULL), (NULL, 2, 'x');
            INSERT INTO child VALUES
                ('x', 3, 0.10, 0.1::float8 + 0.2::float8, '2026-02-17 00:00:00.123456+08', '\\x00ff', '{a,NULL,"b,c"}', '{"a": [1, null]}'),
                ('y', 1, NULL, 'NaN', NULL, NULL, '{}', 'null');
            CREATE TRIGGER refuse BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON child EXECUTE FUNCTION refuse();
            """;

    private final PostgresUnderTest server;
    private PostgresUnderTest.Session session;

    PostgresTablesContract(PostgresUnderTest server) {
        this.server = server;
    }

    @BeforeAll
    void start() throws IOException {
        session = server.startIfThere();
    }

    @AfterAll
    void stop() throws IOException {
        if (session != null) {
            session.close();
        }
    }

    @BeforeEach
    void fill() {
        server.require();
        session.empty();
        session.postgres().jdbi().useHandle(handle -> handle.execute(SCHEMA + ROWS));
    }

    @Test
    void everyRowComesBackAndEveryRuleHoldsAgain() throws IOException {
        Map<String, byte[]> rows = new HashMap<>();
        List<TableContent> contents = new ArrayList<>();
        Map<String, Long> sequences = session.postgres()
                .jdbi()
                .<Map<String, Long>, IOException>inTransaction(handle -> {
                    PostgresTables tables = new PostgresTables(handle);
                    for (TableColumns table : tables.listTables()) {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        RowDigest digest = new RowDigest(table, bytes);
                        tables.write(table, digest);
                        contents.add(digest.content());
                        rows.put(table.table(), bytes.toByteArray());
                    }
                    return tables.sequences();
                });
        assertEquals(List.of(3L, 2L), contents.stream().map(TableContent::rows).toList());
        assertEquals(Map.of("Odd name_id_seq", 4L), sequences);

        session.empty();
        session.postgres().jdbi().<IOException>useTransaction(handle -> {
            handle.execute(SCHEMA);
            PostgresTables tables = new PostgresTables(handle);
            tables.refill(
                    () -> {
                        for (TableContent content : contents) {
                            tables.read(content.tableColumns(), new ByteArrayInputStream(rows.get(content.table())));
                        }
                    },
                    sequences);
            for (TableContent content : contents) {
                RowDigest digest = new RowDigest(content.tableColumns(), OutputStream.nullOutputStream());
                tables.write(content.tableColumns(), digest);
                assertEquals(content, digest.content());
            }
        });

        session.postgres().jdbi().useHandle(handle -> {
            handle.execute("INSERT INTO \"Odd name\" (parent) VALUES (1)");
            assertEquals(
                    List.of(2L, 4L, 6L, 8L),
                    handle.createQuery("SELECT twice FROM \"Odd name\" ORDER BY 1")
                            .mapTo(Long.class)
                            .list());
            assertThrows(JdbiException.class, () -> handle.execute("INSERT INTO child (id, parent) VALUES ('z', 99)"));
        });
    }

    @Test
    void triggersThatRefuseChangesDoNotStandInTheWay() throws IOException {
        session.postgres().jdbi().<IOException>useTransaction(handle -> {
            PostgresTables tables = new PostgresTables(handle);
            tables.refill(() -> {}, Map.of());
        });

        assertTrue(session.postgres()
                .jdbi()
                .withHandle(handle -> handle.createQuery("SELECT id FROM child")
                        .mapTo(String.class)
                        .list())
                .isEmpty());
        JdbiException refusal = assertThrows(
                JdbiException.class,
                () -> session.postgres().jdbi().useHandle(handle -> handle.execute("DELETE FROM child")));
        assertTrue(refusal.getMessage().contains("nobody changes this table"), refusal.getMessage());
    }
}
