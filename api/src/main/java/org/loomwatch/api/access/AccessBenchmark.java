package org.loomwatch.api.access;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.loomwatch.api.LoomwatchServer;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.session.SessionCookie;
import org.loomwatch.api.enterprise.EnterpriseOrder;
import org.loomwatch.api.enterprise.EnterpriseQuery;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.server.Json;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.jobs.ingest.IngestProgress;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** What the access rules cost: on a list of 100,000 enterprises, and to signed-in people while others sign in. */
public final class AccessBenchmark {

    private static final int ENTERPRISES = 100_000;
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 40;
    private static final int LOGINS = 200;
    private static final int LOGIN_SECONDS = 60;
    private static final int PAGE = 200;
    private static final String PASSWORD = "correct horse battery";

    private AccessBenchmark() {}

    /**
     * Milliseconds, medians of interleaved rounds.
     *
     * @param bare the first page without any rule
     * @param wholeDistrict the same for a grant over the whole district
     * @param everyStreet the same rows for one grant a street, so that every row is checked
     * @param oneStreet one street's page
     */
    public record ListCost(double bare, double wholeDistrict, double everyStreet, double oneStreet) {}

    /** Milliseconds a signed-in person waited for a small answer. */
    public record Waiting(int requests, double median, double p95, double greatest) {}

    /**
     * All figures.
     *
     * @param list in the order that the page shows first, by USCC
     * @param byName in an order for which every row has to be read
     * @param logins how many of the wanted logins succeeded
     */
    public record Figures(ListCost list, ListCost byName, Waiting quiet, Waiting duringLogins, int logins) {}

    public static Figures run(Path directory) throws Exception {
        Path files = directory.resolve("files");
        new DistrictGenerator()
                .generate(
                        DistrictRequest.into(files).withEnterprises(ENTERPRISES).withMonths(1),
                        GenerationProgress.SILENT);
        DataDirectory data = DataDirectory.create(directory.resolve("data"));
        try (Stores stores = Stores.open(StoreSettings.embedded(data))) {
            new IngestService(stores.clickHouse().connection())
                    .ingest(new IngestRequest(List.of(files.resolve("master")), Instant.now()), IngestProgress.SILENT);
            try (LoomwatchServer server = LoomwatchServer.start(stores, data, "127.0.0.1", 0)) {
                ListCost list = listCost(server.context(), EnterpriseQuery.ALL);
                ListCost byName = listCost(server.context(), EnterpriseQuery.inOrder(EnterpriseOrder.NAME));
                return logins(server, list, byName);
            }
        }
    }

    private static ListCost listCost(ServerContext context, EnterpriseQuery query) throws Exception {
        EnterpriseService enterprises = new EnterpriseService(context.clickhouse(), context.areas());
        AreaTree tree = context.access().areas().get();
        List<Grant> whole = List.of(new Grant(Role.ANALYST, Grant.WHOLE_DISTRICT, Map.of()));
        List<Grant> streets = tree.listChildren(tree.root().id()).stream()
                .map(Area::id)
                .map(street -> new Grant(Role.ANALYST, street, Map.of()))
                .toList();
        List<Callable<Viewer>> viewers = List.of(
                () -> Viewer.LOCAL,
                () -> viewer(whole, tree),
                () -> viewer(streets, tree),
                () -> viewer(streets.subList(0, 1), tree));
        List<List<Double>> took = new ArrayList<>();
        viewers.forEach(viewer -> took.add(new ArrayList<>()));
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            for (int i = 0; i < viewers.size(); i++) {
                long start = System.nanoTime();
                enterprises.list(viewers.get(i).call(), query, Optional.empty(), PAGE);
                if (round >= WARM_UP) {
                    took.get(i).add((System.nanoTime() - start) / 1e6);
                }
            }
        }
        return new ListCost(
                quantile(took.get(0), 0.5),
                quantile(took.get(1), 0.5),
                quantile(took.get(2), 0.5),
                quantile(took.get(3), 0.5));
    }

    private static Viewer viewer(List<Grant> grants, AreaTree tree) {
        return new Rights(grants).viewer("bench", Permission.ENTERPRISE_READ, tree);
    }

    private static Figures logins(LoomwatchServer server, ListCost list, ListCost byName) throws Exception {
        AccessServices access = server.context().access();
        Account account = access.accounts().add("bench", "bench", null, PASSWORD, false);
        access.grants()
                .add(account, new Grant(Role.ANALYST, Grant.WHOLE_DISTRICT, Map.of()), "bench", "for the benchmark");
        String cookie = SessionCookie.NAME + "="
                + access.sessions().open(account, "bench", "").token();
        HttpClient http = HttpClient.newHttpClient();
        URI areas = URI.create("http://127.0.0.1:" + server.port() + "/api/v1/areas?level=street");
        HttpRequest request =
                HttpRequest.newBuilder(areas).header("Cookie", cookie).build();
        Waiting quiet = waiting(http, request, 15);
        ScheduledExecutorService people = Executors.newScheduledThreadPool(4);
        try {
            List<ScheduledFuture<Integer>> attempts = new ArrayList<>();
            for (int i = 0; i < LOGINS; i++) {
                long after = i * (LOGIN_SECONDS * 1000L) / LOGINS;
                attempts.add(people.schedule(() -> signIn(http, server.port()), after, TimeUnit.MILLISECONDS));
            }
            CompletableFuture<Waiting> during =
                    CompletableFuture.supplyAsync(() -> waiting(http, request, LOGIN_SECONDS));
            int succeeded = 0;
            for (ScheduledFuture<Integer> attempt : attempts) {
                succeeded += attempt.get() == 200 ? 1 : 0;
            }
            return new Figures(list, byName, quiet, during.get(), succeeded);
        } finally {
            people.shutdownNow();
        }
    }

    private static int signIn(HttpClient http, int port) throws Exception {
        String body = Json.MAPPER.writeValueAsString(Map.of("login", "bench", "password", PASSWORD));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/session"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static Waiting waiting(HttpClient http, HttpRequest request, int seconds) {
        List<Double> took = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException("the list answered " + answer.body());
                }
                took.add((System.nanoTime() - start) / 1e6);
                Thread.sleep(20);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Waiting(took.size(), quantile(took, 0.5), quantile(took, 0.95), Collections.max(took));
    }

    private static double quantile(List<Double> numbers, double share) {
        List<Double> sorted = numbers.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }
}
