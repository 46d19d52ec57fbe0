package org.loomwatch.api.labor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.LoomwatchServer;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.SignedIn;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.account.Unit;
import org.loomwatch.api.analyst.AnalystChecks;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.server.HttpServer;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.server.RouteCatalogue;
import org.loomwatch.api.ticket.TicketFeature;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.DistrictResult;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.ticket.Verdict;
import org.loomwatch.domain.ticket.VerdictReason;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.domain.warning.Warning;
import org.loomwatch.jobs.ingest.IngestProgress;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.district.ExportedModel;
import org.loomwatch.models.labor.district.LaborWarningService;
import org.loomwatch.models.labor.district.ModelTransfer;
import org.loomwatch.models.labor.district.ScoringResult;
import org.loomwatch.models.labor.district.TrainingResult;
import org.loomwatch.models.labor.experiment.ExperimentRun;
import org.loomwatch.models.labor.experiment.RunComparison;
import org.loomwatch.models.labor.registry.ModelCard;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** From feeds to warnings, their reasons, and two people who change the model, through the real server. */
class WarningFlowTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    static Path directory;

    private static Stores stores;
    private static LoomwatchServer server;
    private static TrainingResult champion;
    private static TrainingResult challenger;
    private static ScoringResult last;
    private static LaborWarningService labor;
    /** Of an enterprise with a warning and one without. */
    private static final List<List<Reason>> explained = new ArrayList<>();

    private static final List<List<Reason>> workedOut = new ArrayList<>();

    /** The month whose warnings officers follow: the last that a model learns from. */
    private static YearMonth visited;

    @BeforeAll
    static void bringUp() throws Exception {
        DistrictResult district = new DistrictGenerator()
                .generate(
                        DistrictRequest.into(directory.resolve("files"))
                                .withEnterprises(400)
                                .withMonths(24)
                                .withSeed(5),
                        GenerationProgress.SILENT);
        DataDirectory data = DataDirectory.create(directory.resolve("data"));
        stores = Stores.open(StoreSettings.embedded(data));
        new IngestService(stores.clickHouse().connection())
                .ingest(
                        new IngestRequest(
                                List.of(directory.resolve("files/master"), directory.resolve("files/feeds")),
                                district.asOf()
                                        .plusDays(1)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()),
                        IngestProgress.SILENT);
        LaborWarningService warnings = LaborWarningService.of(stores, data, Clock.systemUTC());
        YearMonth month = district.until();
        champion = warnings.train(month.minusMonths(1), LaborWarningService.USUAL_HORIZON, 0, 1, "anna");
        challenger = warnings.train(month, LaborWarningService.USUAL_HORIZON, 0, 2, "anna");
        visited = YearMonth.parse(challenger.card().trainedUntil());
        warnings.score(visited, 2);
        warnings.score(month.minusMonths(4), 2);
        last = warnings.score(month, 2);
        labor = warnings;
        for (String which : List.of("grade <> 'none' AND rule_floor = ''", "grade = 'none' AND reasons = '[]'")) {
            String uscc = stores.clickHouse().read(connection -> {
                try (var rows = connection
                        .createStatement()
                        .executeQuery("SELECT uscc FROM warning FINAL WHERE month = '%s' AND %s ORDER BY uscc LIMIT 1"
                                .formatted(month.atDay(1), which))) {
                    assertTrue(rows.next(), which);
                    return rows.getString(1);
                }
            });
            explained.add(warnings.explain(month, uscc));
            workedOut.add(
                    warnings.whatIf(month, uscc, Map.of()).orElseThrow().now().reasons());
        }
        server = LoomwatchServer.start(stores, data, "127.0.0.1", 0);
        AccessServices access = server.context().access();
        person(access, "anna", Role.ANALYST, Map.of(Feed.WAGES, FieldDetail.AMOUNTS, Feed.TAX, FieldDetail.AMOUNTS));
        person(access, "dora", Role.DISPATCHER, Map.of());
        person(access, "blind", Role.OFFICER, Map.of(Feed.WATER, FieldDetail.AMOUNTS));
    }

    private static void person(AccessServices access, String login, Role role, Map<Feed, FieldDetail> fields) {
        Account account = access.accounts().add(login, login, null, PASSWORD, false);
        access.grants().add(account, new Grant(role, Grant.WHOLE_DISTRICT, fields), "test", "set up by the test");
    }

    @AfterAll
    static void shutDown() {
        server.close();
        stores.close();
    }

    private static SignedIn as(String login) throws Exception {
        return SignedIn.as("http://127.0.0.1:" + server.port(), login, PASSWORD);
    }

    @Test
    void championAndChallengerAreScoredSideBySideAndWatched() throws Exception {
        assertEquals("champion", champion.state());
        assertEquals("challenger", challenger.state());
        assertTrue(last.enterprises() > 300, last.toString());
        TreeSet<String> models = new TreeSet<>();
        TreeSet<String> metrics = new TreeSet<>();
        for (JsonNode item : as("anna").json("/api/v1/models/watch").get("items")) {
            metrics.add(item.get("metric").asText());
            if (item.get("metric").asText().equals("calibration_ratio")) {
                models.add(item.get("model").asText());
            }
        }
        assertEquals(new TreeSet<>(List.of(champion.model(), challenger.model())), models);
        assertTrue(
                metrics.containsAll(List.of("psi", "ece", "precision", "precision_at_5", "observed_rate")),
                metrics.toString());
    }

    @Test
    void whatWasRecordedWithAScoreIsWhatTheModelSays() {
        assertFalse(explained.get(0).isEmpty());
        assertEquals(workedOut, explained);
    }

    @Test
    void aFeedOutsideTheGrantIsNeverAReason() throws Exception {
        int reasons = 0;
        for (JsonNode item : as("blind").json("/api/v1/warnings?limit=200").get("items")) {
            for (JsonNode reason : item.get("reasons")) {
                assertEquals("water", reason.get("feed").asText());
                reasons++;
            }
        }
        int all = 0;
        for (JsonNode item : as("anna").json("/api/v1/warnings?limit=200").get("items")) {
            all += item.get("reasons").size();
        }
        assertTrue(all > reasons, "%d of %d".formatted(reasons, all));
        assertFalse(as("blind").get("/api/v1/warnings.csv").body().contains("工资"));
    }

    @Test
    void theListIsFilteredByUnitAndExported() throws Exception {
        SignedIn anna = as("anna");
        assertEquals(
                0,
                anna.json("/api/v1/warnings?unit=nobody&limit=50").get("items").size());
        int listed = anna.json("/api/v1/warnings?limit=200").get("items").size();
        String csv = anna.get("/api/v1/warnings.csv").body();
        assertTrue(csv.contains("month,grade,probability"), csv.substring(0, 200));
        HttpResponse<String> workbook = anna.get("/api/v1/warnings.xlsx");
        assertEquals(200, workbook.statusCode());
        assertTrue(workbook.body().startsWith("PK"));
        assertTrue(csv.lines().count() >= listed);
    }

    /** A model goes out and scores the same when read again; one from elsewhere comes in as a challenger beside ours. */
    @Test
    void modelsGoOutAndComeInAsOnnx() throws Exception {
        ModelTransfer transfer = labor.transfer();
        ExportedModel exported = transfer.export(Optional.of(champion.model()), directory.resolve("exchange"));
        assertEquals(
                List.of("onnx", "xgboost"),
                exported.members().stream().map(ExportedModel.Member::kind).toList());
        exported.members().forEach(member -> assertTrue(member.largestDifference() < 1e-3, exported.toString()));
        // It learnt where disputes are common: its level is not ours.
        byte[] file = OnnxFile.logistic(1, 2, 1.5f, 0.5f);
        List<String> names = List.of("wages_unpaid_mean_3", "complaints_mean_3", "disputes_24");
        ModelTransfer.Foreign theirs = new ModelTransfer.Foreign(file, "theirs.onnx", names, 0);
        TrainingResult imported = transfer.importOnnx(theirs, month(), 3, "anna");
        assertEquals("challenger", imported.state());
        assertEquals(List.of("onnx(theirs.onnx)"), imported.card().members());
        ModelCard.TestFigures figures = imported.card().figures();
        double observed = (double) figures.events() / figures.rows();
        assertTrue(figures.meanProbability() < 3 * observed, figures.toString());
        ExperimentRun run = labor.runs().findOf(imported.model()).orElseThrow();
        assertFalse(RunComparison.of(labor.runs().get(champion.run()), run)
                .measures()
                .isEmpty());
        labor.score(month(), 2);
        assertTrue(server.context()
                        .clickhouse()
                        .get(
                                Sql.of("SELECT count() FROM enterprise_score FINAL WHERE model = ?", imported.model()),
                                row -> row.getLong(1))
                > 300);
        TrainingResult again = transfer.importOnnx(theirs, month(), 3, "anna");
        assertEquals(imported.model(), again.model());
        assertEquals(true, again.sameBytes());
        ExportedModel out = transfer.export(Optional.of(imported.model()), directory.resolve("again"));
        assertEquals("onnx", out.members().get(0).kind());
    }

    @Test
    void whatIsNoModelForOurFiguresIsRefused() throws Exception {
        byte[] file = OnnxFile.logistic(1, 2, 1.5f, 0.5f);
        List<String> names = List.of("wages_unpaid_mean_3", "complaints_mean_3", "disputes_24");
        refused("3 features, 2 are named", file, names.subList(0, 2), 0);
        refused("no features nonsense", file, List.of("nonsense", "disputes_24", "tax_unpaid_mean_3"), 0);
        refused("missing values", file, names, Float.NaN);
        refused("no ONNX model", new byte[] {1, 2}, names, 0);
        refused("other files", OnnxFile.inOtherFiles(file), names, 0);
        refused("fewer disputes", OnnxFile.logistic(1, -2, -1.5f, -0.5f), names, 0);
    }

    private static void refused(String part, byte[] file, List<String> names, float missing) {
        ModelTransfer.Foreign foreign = new ModelTransfer.Foreign(file, "x.onnx", names, missing);
        LaborException refusal =
                assertThrows(LaborException.class, () -> labor.transfer().importOnnx(foreign, month(), 3, "anna"));
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
    }

    private static YearMonth month() {
        return labor.findMonths().orElseThrow().get(1);
    }

    @Test
    void theScoreMovesWithAFigureAndNothingIsWritten() throws Exception {
        SignedIn leo = analystOfEverything("leo");
        JsonNode first = leo.json("/api/v1/warnings?limit=1").get("items").get(0);
        String route =
                "/api/v1/enterprises/%s/what-if".formatted(first.get("uscc").asText());
        String before = "SELECT count() FROM warning";
        long warnings = server.context().clickhouse().get(Sql.of(before), row -> row.getLong(1));
        ObjectNode order =
                Json.MAPPER.createObjectNode().put("month", first.get("month").asText());
        ObjectNode changes = order.putObject("changes");
        JsonNode same =
                Json.MAPPER.readTree(leo.send("POST", route, order.toString()).body());
        assertEquals(same.at("/now/probability"), same.at("/changed/probability"), same.toString());
        assertEquals(0, same.get("hidden_features").asInt());
        // What is known by now may be more than what was known when the month was scored, so both stand there.
        assertEquals(first.get("probability"), same.at("/recorded/probability"), same.toString());
        assertEquals(first.get("model"), same.at("/recorded/model"), same.toString());
        changes.put("wage_unpaid_share", 1.0).put("wages_delay_days", 90.0).put("complaints_cases", 20.0);
        JsonNode worse =
                Json.MAPPER.readTree(leo.send("POST", route, order.toString()).body());
        changes.put("wage_unpaid_share", 0.0).put("wages_delay_days", 0.0).put("complaints_cases", 0.0);
        JsonNode better =
                Json.MAPPER.readTree(leo.send("POST", route, order.toString()).body());
        assertTrue(
                worse.at("/changed/probability").asDouble()
                        > better.at("/changed/probability").asDouble(),
                worse + " " + better);
        assertEquals(
                400, leo.send("POST", route, "{\"changes\": {\"nonsense\": 1}}").statusCode());
        assertEquals(403, as("anna").send("POST", route, "{\"changes\": {}}").statusCode());
        long after = server.context().clickhouse().get(Sql.of(before), row -> row.getLong(1));
        assertEquals(warnings, after);
    }

    private static SignedIn analystOfEverything(String login) throws Exception {
        Map<Feed, FieldDetail> all = new java.util.EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            all.put(feed, FieldDetail.AMOUNTS);
        }
        person(server.context().access(), login, Role.ANALYST, all);
        return as(login);
    }

    @Test
    void tablesLeaveAsFilesWithinRights() throws Exception {
        AnalystChecks checks = new AnalystChecks(server);
        checks.exportsAreWholeAndResumable(directory);
        checks.exportsFollowRights();
    }

    @Test
    void sqlAnswersWhatIsAllowedAndNothingElse() throws Exception {
        AnalystChecks checks = new AnalystChecks(server);
        checks.sqlAttacksGetNothing(directory);
        checks.sqlAnswers();
    }

    @Test
    void twoPeopleChangeTheModel() throws Exception {
        SignedIn anna = as("anna");
        String wish = Json.MAPPER
                .createObjectNode()
                .put("action", "promote")
                .put("model", challenger.model())
                .put("reason", "better on the newest months")
                .toString();
        assertEquals(
                403, as("dora").send("POST", "/api/v1/models/proposals", wish).statusCode());
        HttpResponse<String> proposed = anna.send("POST", "/api/v1/models/proposals", wish);
        assertEquals(200, proposed.statusCode(), proposed.body());
        String confirm = "/api/v1/models/proposals/%s/confirm"
                .formatted(Json.MAPPER.readTree(proposed.body()).get("id").asText());
        assertEquals(409, anna.send("POST", confirm, null).statusCode());
        assertEquals(200, as("dora").send("POST", confirm, null).statusCode());
        JsonNode models = anna.json("/api/v1/models");
        for (JsonNode model : models.get("models")) {
            String id = model.get("id").asText();
            if (id.equals(champion.model()) || id.equals(challenger.model())) {
                assertEquals(
                        id.equals(challenger.model()) ? "champion" : "retired",
                        model.get("state").asText());
            }
        }
        assertEquals("dora", models.get("events").get(0).get("confirmed_by").asText());
    }

    @Test
    void whatAVisitConfirmedIsLearntFromInTheNextTraining() throws Exception {
        LocalDate day = visited.plusMonths(1).atDay(10);
        ServerContext now = server.context();
        ServerContext then = new ServerContext(
                now.clickhouse(),
                now.clickhouseSource(),
                now.clickhouseConnection(),
                now.postgres(),
                now.data(),
                now.access(),
                now.areas(),
                now.events(),
                now.metrics(),
                Clock.fixed(day.atTime(10, 0).toInstant(ZoneOffset.ofHours(8)), ZoneOffset.UTC));
        now.access().accounts().putUnit(new Unit("labor-bureau", "劳动监察大队", "Labor inspection", "district"));
        for (String login : List.of("otto", "vera")) {
            Account account = now.access().accounts().add(login, login, "labor-bureau", PASSWORD, false);
            now.access()
                    .grants()
                    .add(account, new Grant(Role.OFFICER, Grant.WHOLE_DISTRICT, Map.of()), "test", "for the test");
        }
        try (TicketFeature tickets = new TicketFeature(then);
                HttpServer desk = HttpServer.start(
                        new RouteCatalogue(tickets.routes()), now.access().gate(), now.metrics(), "127.0.0.1", 0)) {
            String address = "http://127.0.0.1:" + desk.port();
            String order = Json.MAPPER
                    .createObjectNode()
                    .put("month", visited.toString())
                    .put("theme", Warning.LABOR_DISPUTE)
                    .toString();
            HttpResponse<String> sent = as("dora").at(address).send("POST", "/api/v1/tickets/dispatch", order);
            assertEquals(200, sent.statusCode(), sent.body());
            SignedIn otto = as("otto").at(address);
            SignedIn vera = as("vera").at(address);
            String quiet = withoutDispute(otto.json("/api/v1/tickets?limit=200").get("items"));
            String path = "/api/v1/tickets/" + quiet;
            if (otto.json(path).at("/ticket/state").asText().equals("new")) {
                step(as("dora").at(address), path, "dispatch", "{\"unit\":\"labor-bureau\"}");
            }
            step(otto, path, "accept", "{}");
            step(otto, path, "visits", "{\"visited_on\":\"%s\",\"met\":\"\",\"notes\":\"欠薪属实\"}".formatted(day));
            ObjectNode found = Json.MAPPER
                    .createObjectNode()
                    .put("verdict", Verdict.CONFIRMED.id())
                    .put("reason", VerdictReason.WAGES_UNPAID.id())
                    .put("found_on", day.toString())
                    .put("summary", "欠薪属实");
            step(otto, path, "result", found.toString());
            step(vera, path, "verify", "{\"reason\":\"\"}");
            step(vera, path, "close", "{}");
        }
        TrainingResult taught =
                labor.train(YearMonth.parse(last.month()), LaborWarningService.USUAL_HORIZON, 0, 2, "anna");
        assertTrue(
                taught.card().events() > challenger.card().events(),
                "%d events, before %d"
                        .formatted(taught.card().events(), challenger.card().events()));
        assertNotEquals(challenger.card().dataHash(), taught.card().dataHash());
    }

    @Test
    void anExperimentIsRunTwiceComparedAndComesOutTheSame() throws Exception {
        String yaml = """
                name: few features
                horizon: 3
                features: {exclude: ["feed:tax", "*_slope"]}
                model: {kind: logistic, penalty: 50}
                seed: 4
                """;
        ObjectNode draft = Json.MAPPER.createObjectNode().put("yaml", yaml);
        JsonNode first = trained(as("anna").send("POST", "/api/v1/models/runs", draft.toString()));
        JsonNode second = trained(as("anna").send("POST", "/api/v1/models/runs", draft.toString()));
        assertEquals("done", first.get("state").asText(), first.path("error").asText());
        assertEquals(first.get("model"), second.get("model"));
        assertEquals(first.get("files"), second.get("files"));
        assertEquals(first.get("id"), second.get("repeats"));
        assertTrue(second.get("same_bytes").asBoolean());
        assertFalse(first.toString().contains("tax_ratio"), "a feature that was left out");
        assertEquals(7, first.at("/report/thresholds").size());
        JsonNode runs = as("anna").json("/api/v1/models/runs").get("items");
        JsonNode champions = null;
        for (JsonNode run : runs) {
            if (run.path("model").asText().equals(champion.model())) {
                champions = run;
            }
        }
        JsonNode compared = as("anna")
                .json("/api/v1/models/runs/%s/comparison?with=%s"
                        .formatted(champions.get("id").asText(), first.get("id").asText()));
        assertTrue(compared.get("settings").size() > 3, compared.toString());
        assertEquals(8, compared.get("measures").size());
        JsonNode fairness = as("anna").json("/api/v1/models/fairness");
        assertEquals(Set.of("industry", "size", "street", "age"), new TreeSet<>(fairness.findValuesAsText("kind")));
        int rows = 0;
        for (JsonNode group : fairness.get("groups")) {
            if (group.get("kind").asText().equals("size")) {
                rows += group.get("rows").asInt();
            }
            assertTrue(
                    group.get("enterprises").asInt() >= 5
                            || group.get("precision").isNull(),
                    group.toString());
        }
        assertTrue(rows > 0 && rows <= champion.card().figures().rows());
        assertEquals(
                403,
                as("dora").send("POST", "/api/v1/models/runs", draft.toString()).statusCode());
        HttpResponse<String> wrong =
                as("anna").send("POST", "/api/v1/models/runs", "{\"yaml\":\"name: x\\nhorizon: 99\"}");
        assertEquals(400, wrong.statusCode());
        assertTrue(wrong.body().contains("horizon"), wrong.body());
    }

    private static JsonNode trained(HttpResponse<String> begun) throws Exception {
        assertEquals(202, begun.statusCode(), begun.body());
        String path = "/api/v1/models/runs/"
                + Json.MAPPER.readTree(begun.body()).get("id").asText();
        JsonNode run = as("anna").json(path);
        for (int i = 0;
                i < 600 && Set.of("queued", "running").contains(run.get("state").asText());
                i++) {
            Thread.sleep(200);
            run = as("anna").json(path);
        }
        return run;
    }

    private static void step(SignedIn person, String ticket, String step, String body) throws Exception {
        String tag = person.get(ticket).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        person.request(ticket + "/" + step)
                                .header("If-Match", tag)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), step + ": " + answer.body());
    }

    /** A ticket of an enterprise that the register knows no dispute of, so that only a visit can make a label. */
    private static String withoutDispute(JsonNode tickets) throws Exception {
        Set<String> known = new TreeSet<>();
        try (Connection connection = stores.clickHouse().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT uscc FROM dispute")) {
            while (rows.next()) {
                known.add(rows.getString(1));
            }
        }
        for (JsonNode ticket : tickets) {
            if (!known.contains(ticket.get("uscc").asText())) {
                return ticket.get("id").asText();
            }
        }
        throw new AssertionError("every ticket's enterprise had a dispute");
    }
}
