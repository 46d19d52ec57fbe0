package org.loomwatch.api.analyst;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.loomwatch.api.LoomwatchServer;
import org.loomwatch.api.access.SignedIn;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.feed.Feed;

/** What analysts must be able to do, and must not, at a server with a district and warnings; called by the test that has one. */
public final class AnalystChecks {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PASSWORD = "correct horse battery";

    private final LoomwatchServer server;

    public AnalystChecks(LoomwatchServer server) {
        this.server = server;
    }

    private SignedIn as(String login) throws Exception {
        return SignedIn.as("http://127.0.0.1:" + server.port(), login, PASSWORD);
    }

    private SignedIn person(String login, Role role, String area, Map<Feed, FieldDetail> fields) throws Exception {
        Account account = server.context().access().accounts().add(login, login, null, PASSWORD, false);
        server.context().access().grants().add(account, new Grant(role, area, fields), "test", "for the test");
        return as(login);
    }

    private long count(String sql) {
        return server.context().clickhouse().get(Sql.of(sql), row -> row.getLong(1));
    }

    private static JsonNode export(SignedIn who, String table, String format) throws Exception {
        ObjectNode order = Json.MAPPER.createObjectNode().put("table", table).put("format", format);
        return finished(who, order, "/api/v1/exports");
    }

    private static JsonNode finished(SignedIn who, ObjectNode order, String route) throws Exception {
        HttpResponse<String> answer = who.send("POST", route, order.toString());
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode job = Json.MAPPER.readTree(answer.body());
        while (Set.of("queued", "running").contains(job.get("state").asText())) {
            Thread.sleep(50);
            job = who.json("/api/v1/exports/" + job.get("id").asText());
        }
        return job;
    }

    private static HttpResponse<byte[]> file(SignedIn who, JsonNode job, String... headers) throws Exception {
        var request = who.request("/api/v1/exports/" + job.get("id").asText() + "/file");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Whole files in three formats, their manifests, and downloads that go on where they broke off. */
    public void exportsAreWholeAndResumable(Path folder) throws Exception {
        SignedIn anna = as("anna");
        long enterprises = count("SELECT count() FROM enterprise FINAL");

        JsonNode csv = export(anna, "enterprises", "csv");
        assertEquals("done", csv.get("state").asText(), csv.toString());
        HttpResponse<byte[]> whole = file(anna, csv);
        String text = new String(whole.body(), StandardCharsets.UTF_8);
        assertEquals(enterprises + 2, text.split("\r\n").length);
        assertTrue(text.endsWith("\"# rows " + enterprises + "\",complete\r\n"), text.substring(text.length() - 60));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(whole.body());
        JsonNode manifest = anna.json("/api/v1/exports/" + csv.get("id").asText() + "/manifest");
        assertEquals(HexFormat.of().formatHex(hash), manifest.get("sha256").asText());
        assertEquals(enterprises, manifest.get("rows").asLong());
        assertTrue(manifest.get("complete").asBoolean());
        assertTrue(manifest.at("/vintage/ingest_run").asLong() > 0, manifest.toString());

        String etag = whole.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> rest = file(anna, csv, "Range", "bytes=1000-", "If-Range", etag);
        assertEquals(206, rest.statusCode());
        assertArrayEquals(Arrays.copyOfRange(whole.body(), 1000, whole.body().length), rest.body());
        assertEquals(
                "bytes 1000-%d/%d".formatted(whole.body().length - 1, whole.body().length),
                rest.headers().firstValue("Content-Range").orElseThrow());
        assertEquals(5, file(anna, csv, "Range", "bytes=-5").body().length);
        assertEquals(
                200,
                file(anna, csv, "Range", "bytes=9-", "If-Range", "\"other\"").statusCode());
        assertEquals(416, file(anna, csv, "Range", "bytes=999999999-").statusCode());

        JsonNode parquet = export(anna, "indicators", "parquet");
        assertEquals("done", parquet.get("state").asText(), parquet.toString());
        Path file = folder.resolve("indicators.parquet").toAbsolutePath();
        Files.write(file, file(anna, parquet).body());
        assertEquals(
                count("SELECT count() FROM enterprise_month FINAL WHERE uscc IN (SELECT uscc FROM enterprise FINAL)"),
                parquet.get("rows").asLong());
        assertEquals(parquet.get("rows").asLong(), count("SELECT count() FROM file('" + file + "', 'Parquet')"));
        JsonNode masked = anna.json("/api/v1/exports/" + parquet.get("id").asText() + "/manifest")
                .get("masked_columns");
        assertTrue(masked.toString().contains("\"water_value\""), masked.toString());
        assertFalse(masked.toString().contains("\"wages_value\""), masked.toString());

        JsonNode xlsx = export(anna, "warnings", "xlsx");
        assertEquals("done", xlsx.get("state").asText(), xlsx.toString());
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(file(anna, xlsx).body()))) {
            assertEquals(
                    xlsx.get("rows").asLong() + 1,
                    book.getFirstSheet().openStream().count());
        }
        assertEquals("done", export(anna, "tickets", "parquet").get("state").asText());
    }

    /** A file is its owner's alone, and only while the rights are those it was made by; interrupted jobs begin anew. */
    public void exportsFollowRights() throws Exception {
        SignedIn anna = as("anna");
        JsonNode job = export(anna, "enterprises", "csv");
        String id = job.get("id").asText();
        assertEquals(404, as("dora").get("/api/v1/exports/" + id + "/file").statusCode());
        assertEquals(403, as("blind").get("/api/v1/exports").statusCode());
        assertEquals(
                404,
                anna.send("POST", "/api/v1/exports", "{\"table\": \"records_water\", \"format\": \"csv\"}")
                        .statusCode());

        SignedIn tess = person("tess", Role.ANALYST, Grant.WHOLE_DISTRICT, Map.of());
        JsonNode hers = export(tess, "enterprises", "csv");
        assertEquals(200, file(tess, hers).statusCode());
        Account account = server.context().access().accounts().get("tess");
        server.context().access().grants().listLive(account.id()).forEach(grant -> server.context()
                .access()
                .grants()
                .revoke(grant, "test"));
        server.context()
                .access()
                .grants()
                .add(account, new Grant(Role.ANALYST, street(), Map.of()), "test", "for the test");
        assertEquals(403, file(as("tess"), hers).statusCode());

        server.context()
                .postgres()
                .useHandle(handle -> handle.execute("UPDATE export_job SET state = 'running' WHERE id = ?::uuid", id));
        try (AnalystFeature restarted = new AnalystFeature(server.context())) {
            restarted.start();
            JsonNode again = anna.json("/api/v1/exports/" + id);
            while (!again.get("state").asText().equals("done")) {
                Thread.sleep(50);
                again = anna.json("/api/v1/exports/" + id);
            }
            assertEquals(2, again.get("attempts").asInt());
        }
        assertEquals(
                "expired",
                Json.MAPPER
                        .readTree(anna.send("DELETE", "/api/v1/exports/" + id, null)
                                .body())
                        .get("state")
                        .asText());
        assertEquals(404, file(anna, job).statusCode());
    }

    private String street() {
        return server.context()
                .clickhouse()
                .get(Sql.of("SELECT min(id) AS id FROM area FINAL WHERE level = 'street'"), row -> row.getString("id"));
    }

    private static HttpResponse<String> ask(SignedIn who, String statement) throws Exception {
        return who.send(
                "POST",
                "/api/v1/sql/runs",
                Json.MAPPER.createObjectNode().put("statement", statement).toString());
    }

    private static JsonNode rows(SignedIn who, String statement) throws Exception {
        HttpResponse<String> answer = ask(who, statement);
        assertEquals(200, answer.statusCode(), statement + ": " + answer.body());
        JsonNode run = Json.MAPPER.readTree(answer.body());
        assertEquals("done", run.get("state").asText(), run.toString());
        return run.at("/result/rows");
    }

    /** What analysts ask every day works, and is kept for them. */
    public void sqlAnswers() throws Exception {
        SignedIn anna = as("anna");
        long enterprises = count("SELECT count() FROM enterprise FINAL");
        assertEquals(
                enterprises,
                rows(anna, "select count() from enterprises").at("/0/0").asLong());
        List<String> good = List.of(
                "SELECT month, count(), quantile(0.5)(wages_paid) FROM indicators GROUP BY month ORDER BY month -- newest last",
                "WITH w AS (SELECT uscc, max(probability) AS p FROM warnings GROUP BY uscc) SELECT e.name, w.p FROM enterprises AS e"
                        + " JOIN w ON e.uscc = w.uscc WHERE e.size IN ('large', 'medium') ORDER BY w.p DESC LIMIT 10",
                "SELECT uscc, row_number() OVER (PARTITION BY area ORDER BY uscc) AS n FROM enterprises QUALIFY n = 1",
                "SELECT * EXCEPT (address) FROM enterprises WHERE uscc IN (SELECT uscc FROM warnings) LIMIT 3 BY area",
                "SELECT grade, countIf(rank <= 10), groupArray(3)(uscc) FROM warnings GROUP BY grade WITH TOTALS",
                "SELECT 1 UNION ALL SELECT toUInt8(2) INTERSECT SELECT toUInt8(2)",
                "SELECT $x$it's; DROP TABLE enterprise$x$ AS text, '中文' AS `列`, [1, 2] AS list, CAST(NULL AS Nullable(Int8)) AS none",
                "FROM enterprises SELECT multiIf(lon > 114, 'east', 'west') AS side, count() GROUP BY side");
        for (String statement : good) {
            assertTrue(rows(anna, statement).isArray(), statement);
        }
        JsonNode history = anna.json("/api/v1/sql/runs").get("items");
        assertEquals(good.size() + 1, history.size());
        assertFalse(as("tom").get("/api/v1/sql/runs").body().contains("quantile(0.5)"));

        ObjectNode order = Json.MAPPER
                .createObjectNode()
                .put("statement", "SELECT '=1+1' AS formula, -1 AS number, '-2.5' AS text")
                .put("format", "csv");
        JsonNode job = finished(anna, order, "/api/v1/sql/exports");
        assertEquals("done", job.get("state").asText(), job.toString());
        String csv = new String(file(anna, job).body(), StandardCharsets.UTF_8);
        assertTrue(csv.contains("\"'=1+1\",-1,\"-2.5\""), csv);
        order.put("format", "parquet").put("statement", "SELECT month, uscc, wages_paid FROM indicators");
        assertEquals(
                "done",
                finished(anna, order, "/api/v1/sql/exports").get("state").asText());

        HttpResponse<String> slow = ask(
                anna,
                "SELECT count() FROM indicators AS a, indicators AS b, indicators AS c WHERE cityHash64(a.uscc, b.uscc, c.uscc) = 7");
        JsonNode run = Json.MAPPER.readTree(slow.body());
        assertEquals("running", run.get("state").asText(), slow.body());
        String at = "/api/v1/sql/runs/" + run.get("id").asText();
        assertEquals(409, ask(anna, "SELECT 1").statusCode());
        anna.send("DELETE", at, null);
        while (run.get("state").asText().equals("running")) {
            Thread.sleep(50);
            run = anna.json(at);
        }
        assertEquals("cancelled", run.get("state").asText());
    }

    /** Whatever reaches for something else gets nothing, and is in the audit. */
    public void sqlAttacksGetNothing(Path folder) throws Exception {
        SignedIn tom = person("tom", Role.ANALYST, street(), Map.of(Feed.WAGES, FieldDetail.RATIOS));
        Path out = folder.resolve("stolen.csv").toAbsolutePath();
        String hidden = server.context()
                .clickhouse()
                .get(
                        Sql.of("SELECT min(uscc) AS uscc FROM enterprise FINAL WHERE area NOT IN ?", areasOf(street())),
                        row -> row.getString("uscc"));
        String ours = count("SELECT count() FROM enterprise FINAL") + "";
        String database = server.context()
                .clickhouse()
                .get(Sql.of("SELECT currentDatabase() AS name"), row -> row.getString("name"));
        List<String> attacks = List.of(
                "SELECT * FROM enterprise",
                "SELECT * FROM " + database + ".enterprise",
                "SELECT * FROM `" + database + "`.`record_wages`",
                "SELECT * FROM `" + database + ".enterprise`",
                "SELECT * FROM system.tables",
                "SELECT * FROM information_schema.tables",
                "SELECT 1 WHERE 'x' IN system.tables",
                "SELECT 1 WHERE '" + hidden + "' IN " + database + ".enterprise",
                "SELECT (SELECT count() FROM " + database + ".enterprise)",
                "WITH e AS (SELECT * FROM " + database + ".enterprise) SELECT * FROM e",
                "SELECT * FROM enterprises UNION ALL SELECT * FROM " + database + ".enterprise",
                "SELECT * FROM (SELECT * FROM (SELECT uscc FROM " + database + ".enterprise))",
                "SELECT * FROM enterprises AS e JOIN system.one AS o ON 1 = 1",
                "SELECT * FROM enterprises ARRAY JOIN (SELECT groupArray(name) FROM system.tables) AS x",
                "SELECT * FROM merge('" + database + "', '.*')",
                "SELECT * FROM remote('127.0.0.1', '" + database + ".enterprise')",
                "SELECT * FROM cluster('default', " + database + ".enterprise)",
                "SELECT * FROM url('http://127.0.0.1:1/', 'CSV', 'a String')",
                "SELECT * FROM file('/etc/passwd', 'LineAsString')",
                "SELECT * FROM s3('http://127.0.0.1/x', 'CSV')",
                "SELECT * FROM executable('id', 'CSV', 'a String')",
                "SELECT * FROM numbers(10)",
                "SELECT * FROM generateRandom('a Int8')",
                "SELECT * FROM view(SELECT 1)",
                "SELECT * FROM input('a Int8')",
                "SELECT * FROM loop(" + database + ".enterprise)",
                "SELECT * FROM mergeTreeIndex('" + database + "', 'enterprise')",
                "SELECT * FROM viewIfPermitted(SELECT * FROM " + database + ".enterprise ELSE null('a Int8'))",
                "SELECT file('/etc/passwd')",
                "SELECT dictGet('d', 'x', 1)",
                "SELECT joinGet('" + database + ".enterprise', 'name', 'x')",
                "SELECT getSetting('max_threads')",
                "SELECT currentUser(), hostName(), version()",
                "SELECT hasColumnInTable('" + database + "', 'enterprise', 'name')",
                "SELECT sleep(3)",
                "SELECT throwIf(1)",
                "SELECT evalMLMethod(1)",
                "SELECT * APPLY(getSetting) FROM enterprises",
                "SELECT COLUMNS('.*') APPLY(x -> file(x)) FROM enterprises",
                "SELECT arrayMap(x -> file(x), ['/etc/passwd'])",
                "SELECT arrayReduce('count', [1])",
                "SELECT initializeAggregation('uniqState', 1)",
                "SELECT catboostEvaluate('/etc/passwd', 1)",
                "SELECT 1 INTO OUTFILE '" + out + "'",
                "SELECT 1 INTO OUTFILE '" + out + "' TRUNCATE FORMAT CSV",
                "SELECT 1) INTO OUTFILE '" + out + "' SETTINGS max_threads = (1",
                "SELECT 1 FORMAT Null",
                "SELECT 1 SETTINGS max_threads = 8",
                "SELECT * FROM (SELECT 1 SETTINGS readonly = 0)",
                "SELECT 1; DROP TABLE " + database + ".enterprise",
                "DROP TABLE enterprises",
                "INSERT INTO enterprises SELECT * FROM enterprises",
                "CREATE VIEW v AS SELECT 1",
                "CREATE TEMPORARY TABLE t (a Int8)",
                "ALTER TABLE enterprises DELETE WHERE 1",
                "SET readonly = 0",
                "USE " + database,
                "SHOW TABLES FROM " + database,
                "DESCRIBE TABLE " + database + ".enterprise",
                "EXISTS TABLE " + database + ".enterprise",
                "EXPLAIN SELECT 1",
                "EXPLAIN AST SELECT 1 INTO OUTFILE '" + out + "'",
                "SELECT * FROM (EXPLAIN SELECT * FROM " + database + ".enterprise)",
                "SYSTEM FLUSH LOGS",
                "KILL QUERY WHERE 1",
                "GRANT ALL ON *.* TO default",
                "EXECUTE AS default SELECT 1",
                "BACKUP TABLE " + database + ".enterprise TO Disk('d', 'f')",
                "SELECT {x:String}",
                "SELECT * FROM {t:Identifier}",
                "SELECT /* */ * /* FROM enterprises */ FROM " + database + ".enterprise -- enterprises",
                "SELECT wages_paid FROM indicators",
                "SELECT water_ratio FROM indicators",
                "SELECT * FROM records_wages",
                "SELECT * FROM records_water",
                "SELECT * FROM tickets",
                "SELECT",
                "");
        Set<String> through = new TreeSet<>();
        for (String attack : attacks) {
            HttpResponse<String> answer = ask(tom, attack);
            if (answer.statusCode() != 400) {
                through.add(attack + " → " + answer.statusCode() + " " + answer.body());
            }
            assertFalse(answer.body().contains("_sql_"), answer.body());
            assertFalse(answer.body().contains(hidden) && !attack.contains(hidden), answer.body());
        }
        assertEquals(Set.of(), through);
        assertFalse(Files.exists(out));
        assertEquals(
                attacks.size(),
                count(
                        server,
                        "SELECT count(*) FROM audit_entry WHERE actor = 'tom' AND action = 'post_sql_runs' AND outcome = 'FAILED'"));
        assertEquals(
                attacks.size(),
                count(
                        server,
                        "SELECT count(*) FROM sql_run r JOIN account a ON a.id = r.account_id"
                                + " WHERE a.login = 'tom' AND r.state = 'refused'"));

        JsonNode seen = rows(tom, "SELECT count(), countIf(uscc = '" + hidden + "') FROM enterprises");
        assertTrue(seen.at("/0/0").asLong() > 0 && !seen.at("/0/0").asText().equals(ours), seen.toString());
        assertEquals(0, seen.at("/0/1").asLong());
        for (String table : List.of("enterprises", "indicators", "warnings", "scores", "areas", "indices")) {
            assertTrue(rows(tom, "SELECT * FROM " + table + " LIMIT 1").size() <= 1, table);
        }
        // A division that fails on a hidden row would tell that the row is there.
        for (String probe : List.of(
                "SELECT count() FROM enterprises WHERE intDiv(1, toUInt8(uscc != '" + hidden + "')) = 1",
                "SELECT count() FROM enterprises AS e JOIN warnings AS w ON e.uscc = w.uscc WHERE intDiv(1, toUInt8(e.uscc != '"
                        + hidden + "')) = 1",
                "SELECT count() FROM indicators WHERE intDiv(1, toUInt8(uscc != '" + hidden + "')) = 1",
                "SELECT count() FROM scores WHERE intDiv(1, toUInt8(uscc != '" + hidden + "')) = 1",
                "SELECT sum(intDiv(1, toUInt8(uscc != '" + hidden + "'))) FROM enterprises")) {
            assertTrue(rows(tom, probe).isArray(), probe);
        }
    }

    private List<String> areasOf(String street) {
        return server.context().access().areas().get().listSubtree(street).stream()
                .map(area -> area.id())
                .toList();
    }

    private static long count(LoomwatchServer server, String sql) {
        return server.context()
                .postgres()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
