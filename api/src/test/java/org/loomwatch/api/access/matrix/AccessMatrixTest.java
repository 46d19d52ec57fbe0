package org.loomwatch.api.access.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.LoomwatchServer;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.RolePermissions;
import org.loomwatch.api.access.SignedIn;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.matrix.People.Person;
import org.loomwatch.api.analyst.table.PermittedTable;
import org.loomwatch.api.analyst.table.TableRights;
import org.loomwatch.api.analyst.table.ViewerTable;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.server.Method;
import org.loomwatch.api.server.Route;
import org.loomwatch.api.server.RouteCall;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/**
 * Every role, area, field, route and form, made from the catalogue of routes itself: whoever adds a route says in {@code
 * access-matrix.txt} what is expected of it, or this test fails.
 */
class AccessMatrixTest {

    private static final String PASSWORD = "correct horse battery";
    /** With {@code -Dmatrix.whole=true} every person asks in every form; else the plainest form by all, the others by turns. */
    private static final boolean WHOLE = Boolean.getBoolean("matrix.whole");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static @TempDir Path folder;
    private static Stores stores;
    private static LoomwatchServer server;
    private static MarkedDistrict district;
    private static List<Route> routes;
    private static Map<String, Expectation> expectations;

    @BeforeAll
    static void start() throws Exception {
        DataDirectory data = DataDirectory.create(folder);
        stores = Stores.open(StoreSettings.embedded(data));
        district = new MarkedDistrict(stores);
        district.fill();
        server = LoomwatchServer.start(stores, data, "127.0.0.1", 0);
        routes = server.routes().routes();
        expectations = Expectation.readAll();
    }

    @AfterAll
    static void stop() {
        server.close();
        stores.close();
    }

    private static String name(Route route) {
        return route.method() + " " + route.path();
    }

    @Test
    void everyRouteSaysWhatIsExpectedOfIt() {
        Set<String> declared =
                routes.stream().map(AccessMatrixTest::name).collect(Collectors.toCollection(TreeSet::new));
        declared.removeAll(expectations.keySet());
        assertEquals(Set.of(), declared, "each route has its line in access-matrix.txt");
        for (Route route : routes) {
            Expectation.Kind kind = expectations.get(name(route)).kind();
            assertEquals(
                    kind == Expectation.Kind.OPEN,
                    route.permission() == Permission.PUBLIC,
                    name(route) + " is " + kind + " and asks for " + route.permission());
        }
    }

    private static long undeclared() {
        return routes.stream()
                .filter(route -> !expectations.containsKey(name(route)))
                .count();
    }

    /** Rows and fields: what each person's answers tell, form by form. */
    @Test
    void noAnswerTellsMoreThanTheGrantShows() throws Exception {
        AreaTree tree = server.context().access().areas().get();
        Forms forms = new Forms(district);
        List<Person> people = People.list();
        Set<String> leaks = new TreeSet<>();
        Set<String> empty = new TreeSet<>();
        long cases = 0;
        int asked = 0;
        for (Route route : routes) {
            Expectation expectation = expectations.get(name(route));
            if (route.method() != Method.GET || expectation == null || expectation.kind() == Expectation.Kind.OWN) {
                continue;
            }
            if (route.answer().mediaType().equals("text/event-stream")) {
                continue;
            }
            asked++;
            Set<Mark.Kind> told = new java.util.HashSet<>();
            List<Map<String, String>> asking = forms.of(route, expectation);
            for (int turn = 0; turn < asking.size(); turn++) {
                Map<String, String> form = asking.get(turn);
                Map<Viewer, RouteCall.Outcome> answers = new HashMap<>();
                for (Person person : people) {
                    if (!WHOLE && turn > 0 && !person.isDueAt(turn)) {
                        continue;
                    }
                    cases++;
                    if (!person.rights().holds(route.permission()) && route.permission() != Permission.PUBLIC) {
                        continue;
                    }
                    Viewer viewer = viewer(person, route, tree);
                    RouteCall.Outcome answer = answers.get(viewer);
                    if (answer == null) {
                        answer = RouteCall.run(route, caller(person), viewer, form);
                        answers.put(viewer, answer);
                        check(route, expectation, form, person, viewer, answer, leaks, told);
                    }
                }
            }
            findEmpty(expectation, told).ifPresent(missing -> empty.add(name(route) + " tells nobody any " + missing));
        }
        System.out.printf(
                "access matrix: %,d cases of rows and fields; %d people, %d routes asked, %d of %d routes declared%n",
                cases, people.size(), asked, routes.size() - undeclared(), routes.size());
        assertEquals(Set.of(), leaks.stream().limit(25).collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(Set.of(), empty);
    }

    /** Tables as they leave in files and are asked by SQL. */
    @Test
    void noTableTellsMoreThanTheGrantShows() {
        AreaTree tree = server.context().access().areas().get();
        TableRights rights = new TableRights(server.context().access());
        Map<String, String> answers = new HashMap<>();
        Set<String> leaks = new TreeSet<>();
        Set<Mark.Kind> told = new java.util.HashSet<>();
        for (Person person : People.list()) {
            for (ViewerTable table : rights.list(caller(person), Permission.EXPORT_TABLES)) {
                if (table.table().store() == PermittedTable.Store.POSTGRES) {
                    continue;
                }
                String answer = answers.computeIfAbsent(TableRights.print(List.of(table)), any -> text(table));
                Viewer viewer = person.rights().viewer("viewer", table.table().permission(), tree);
                for (Mark mark : district.marks()) {
                    if (answer.contains(mark.text())) {
                        told.add(mark.kind());
                        if (!mark.allowed().test(viewer)) {
                            leaks.add(table.table().id() + " for " + person.name() + " tells " + mark.text());
                        }
                    }
                }
            }
        }
        assertEquals(Set.of(), leaks.stream().limit(25).collect(Collectors.toCollection(TreeSet::new)));
        assertTrue(told.containsAll(Set.of(Mark.Kind.AREA, Mark.Kind.ENTERPRISE, Mark.Kind.FIGURE)), told.toString());
    }

    /** Names in quotation marks, as answers have them. */
    private static String text(ViewerTable table) {
        StringBuilder text = new StringBuilder();
        server.context().clickhouse().list(table.select(), row -> {
            for (int i = 1; i <= table.columns().size(); i++) {
                text.append('"').append(row.getString(i)).append("\" ");
            }
            return true;
        });
        return text.toString();
    }

    /** One name for all, so that people with the same rights share an answer. */
    private static Viewer viewer(Person person, Route route, AreaTree tree) {
        return route.permission() == Permission.PUBLIC
                ? Viewer.blind("viewer")
                : person.rights().viewer("viewer", route.permission(), tree);
    }

    private static Caller caller(Person person) {
        Account account = new Account(
                new java.util.UUID(7, 7), person.role().id(), person.name(), null, false, false, null, Instant.EPOCH);
        return new Caller(account, null, null, person.rights(), "test", "test", null, null);
    }

    private static void check(
            Route route,
            Expectation expectation,
            Map<String, String> form,
            Person person,
            Viewer viewer,
            RouteCall.Outcome answer,
            Set<String> leaks,
            Set<Mark.Kind> told) {
        String where = name(route) + " " + form + " for " + person.name() + ": ";
        if (answer.problem() != null && answer.problem().status() >= 500) {
            leaks.add(where + answer.problem());
        }
        for (Mark mark : district.marks()) {
            // What was asked for by name comes back in the sentence that says it is not there.
            boolean echoed =
                    form.values().stream().anyMatch(value -> mark.text().contains(value) || value.contains(mark.text()))
                            && answer.problem() != null;
            boolean concerned =
                    mark.kind() != Mark.Kind.AREA || expectation.kind().isRuled();
            if (concerned && !echoed && answer.text().contains(mark.text())) {
                boolean closed =
                        mark.kind() != Mark.Kind.AREA && !expectation.kind().isRuled();
                if (closed || !mark.allowed().test(viewer)) {
                    leaks.add(where + "tells " + mark.text());
                } else {
                    told.add(mark.kind());
                }
            }
        }
        String uscc = form.get("uscc");
        if (uscc != null
                && route.path().contains("{uscc}")
                && expectation.kind().isRuled()) {
            String area = district.enterprises().get(uscc);
            boolean visible = area != null && viewer.areas().covers(area);
            if (!visible
                    && answer.problem() != ProblemType.NOT_FOUND
                    && answer.problem() != ProblemType.INVALID_CURSOR) {
                leaks.add(where + "a guessed address answers " + answer.problem());
            }
            if (visible && answer.problem() == ProblemType.NOT_FOUND) {
                leaks.add(where + "an enterprise inside the grant is not found");
            }
        }
    }

    private static java.util.Optional<Mark.Kind> findEmpty(Expectation expectation, Set<Mark.Kind> told) {
        Mark.Kind needed =
                switch (expectation.kind()) {
                    case AREAS -> Mark.Kind.AREA;
                    case ENTERPRISES -> Mark.Kind.ENTERPRISE;
                    case FIGURES -> Mark.Kind.FIGURE;
                    case TOTALS -> Mark.Kind.TOTAL;
                    case OPEN, OWN, OFFICE, DISTRICT -> null;
                };
        return needed == null || expectation.unseeded() || told.contains(needed)
                ? java.util.Optional.empty()
                : java.util.Optional.of(needed);
    }

    /** Permissions over the network: nobody, and every role, at every route. */
    @Test
    void everyRouteAsksForItsPermission() throws Exception {
        String address = "http://127.0.0.1:" + server.port();
        Map<Role, SignedIn> people = signInAll(address);
        Set<String> faults = new TreeSet<>();
        int cases = 0;
        for (Route route : routes) {
            Expectation expectation = expectations.get(name(route));
            if (expectation == null) {
                continue;
            }
            String path = address(route, new Forms(district).of(route, expectation));
            int anonymous = status(new SignedIn(address, "", ""), route, path, true);
            boolean open = route.permission() == Permission.PUBLIC;
            if (open == (anonymous == 401)) {
                faults.add(name(route) + " answers nobody " + anonymous);
            }
            cases++;
            for (Role role : Role.list()) {
                cases++;
                boolean holds = open || RolePermissions.of(role).contains(route.permission());
                SignedIn person = people.get(role);
                int status = status(person, route, path, !holds);
                boolean refused = status == 403;
                boolean byField = expectation.kind().isRuled() && holds && refused && route.method() == Method.GET;
                boolean changes = route.method() != Method.GET;
                // With the permission, a change is tried without the page's token: it must be refused for that.
                if (refused != (!holds || changes) && !byField) {
                    faults.add(name(route) + " answers " + role + " " + status);
                }
                if (status >= 500 && status != 503) {
                    faults.add(name(route) + " fails for " + role + ": " + status);
                }
            }
        }
        System.out.printf("access matrix: %,d cases of permissions over HTTP, %d routes%n", cases, routes.size());
        assertEquals(Set.of(), faults);
        assertTrue(cases > 0);
    }

    private static Map<Role, SignedIn> signInAll(String address) throws Exception {
        AccessServices access = server.context().access();
        Map<Feed, FieldDetail> ratios = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            ratios.put(feed, FieldDetail.RATIOS);
        }
        Map<Role, SignedIn> people = new EnumMap<>(Role.class);
        for (Role role : Role.list()) {
            String login = "matrix-" + role.id();
            Account account = access.accounts().add(login, login, null, PASSWORD, false);
            access.grants().add(account, new Grant(role, "zs1", ratios), "test", "set up by the test");
            people.put(role, SignedIn.as(address, login, PASSWORD));
        }
        return people;
    }

    private static String address(Route route, List<Map<String, String>> forms) {
        Map<String, String> form = forms.stream()
                .min(java.util.Comparator.comparingInt((Map<String, String> candidate) -> candidate.size())
                        .thenComparing(candidate -> new java.util.TreeMap<>(candidate).toString()))
                .orElseThrow();
        String path = route.path();
        List<String> query = new ArrayList<>();
        for (Map.Entry<String, String> value : form.entrySet()) {
            if (path.contains("{" + value.getKey() + "}")) {
                path = path.replace("{" + value.getKey() + "}", value.getValue());
            } else {
                query.add(value.getKey() + "=" + value.getValue());
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static int status(SignedIn person, Route route, String path, boolean withToken) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(java.net.URI.create(person.address() + path))
                .header("Cookie", person.cookie().isEmpty() ? "none=0" : person.cookie())
                .method(route.method().name(), body(route));
        if (withToken) {
            request.header("X-CSRF-Token", person.csrf());
        }
        HttpResponse<InputStream> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static HttpRequest.BodyPublisher body(Route route) {
        @Nullable Class<?> type = route.bodyType();
        return type == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString("{}");
    }
}
