package org.loomwatch.api.overview;

import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.loomwatch.api.LoomwatchServer;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.session.SessionCookie;
import org.loomwatch.api.chart.ChartCube;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/**
 * People on the overview of a large city at once, over HTTP with sessions, rights and audit as in the product; people, server
 * and stores share the machine's processors. First one person asks everything when nothing has been computed yet, then all of
 * them once, then they work with two to four seconds of thought between two visits of the page. At last one person asks what
 * nobody asked before, to see what the server adds to the store's own time.
 */
public final class DashboardBenchmark {

    private static final int LEAST_THOUGHT_MILLIS = 2_000;
    private static final int GREATEST_THOUGHT_MILLIS = 4_000;
    private static final int OVERHEAD_ROUNDS = 40;

    private final Size size;
    private final LoomwatchServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random = new Random(1);

    /** @param seconds how long people work while it is measured */
    public record Size(int enterprises, int months, int users, int seconds) {}

    /** Milliseconds until the last byte. */
    public record Latency(int requests, double median, double p95, double greatest) {}

    /**
     * What was seen.
     *
     * @param distinctRights how many different answers each query has: people with the same rights share one
     * @param totalsSeconds until the totals that charts are made of were there, after all data had been new
     * @param first milliseconds of each query before anything of it was computed, for one who sees the whole city
     * @param everyoneOnceSeconds until all people had all answers for the first time after new data
     * @param queries with thought between two visits
     * @param overheadMedian milliseconds that the server adds to the store's time, of queries nobody asked before
     * @param loadBefore processes that wanted to run on this machine in the minute before the measurement
     */
    public record Figures(
            int enterprises,
            int months,
            int users,
            int distinctRights,
            double fillSeconds,
            double totalsSeconds,
            Map<String, Double> first,
            double everyoneOnceSeconds,
            Map<String, Latency> queries,
            double requestsPerSecond,
            int failed,
            double storeMedian,
            double overheadMedian,
            double loadBefore) {}

    private DashboardBenchmark(Size size, LoomwatchServer server) {
        this.size = size;
        this.server = server;
    }

    public static Figures run(Path directory, Size size) throws Exception {
        DataDirectory data = DataDirectory.create(directory.resolve("data"));
        try (Stores stores = Stores.open(StoreSettings.embedded(data))) {
            DashboardDistrict district =
                    new DashboardDistrict(stores.clickHouse().dataSource());
            long start = System.nanoTime();
            if (!district.isThere(size.enterprises())) {
                district.fill(size.enterprises(), size.months());
            }
            double fill = seconds(start);
            try (LoomwatchServer server = LoomwatchServer.start(stores, data, "127.0.0.1", 0)) {
                return new DashboardBenchmark(size, server).run(fill);
            }
        }
    }

    private Figures run(double fill) throws Exception {
        List<List<Grant>> rights = rights();
        List<String> people = new ArrayList<>();
        for (int i = 0; i < size.users(); i++) {
            people.add(person(rights.get(i % rights.size())));
        }
        double totals = awaitTotals();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Map<String, Double> first = new TreeMap<>();
        for (Map.Entry<String, String> query : queries(0).entrySet()) {
            first.put(query.getKey(), ask(people.get(0), query.getValue()));
        }
        long start = System.nanoTime();
        together(people, Duration.ZERO);
        double once = seconds(start);
        Map<String, ConcurrentLinkedQueue<Double>> seen = together(people, Duration.ofSeconds(size.seconds()));
        Map<String, Latency> latencies = new TreeMap<>();
        int requests = 0;
        int failed = 0;
        for (Map.Entry<String, ConcurrentLinkedQueue<Double>> query : seen.entrySet()) {
            List<Double> right =
                    query.getValue().stream().filter(millis -> millis >= 0).toList();
            failed += query.getValue().size() - right.size();
            requests += right.size();
            latencies.put(query.getKey(), latency(right));
        }
        List<Double> store = new ArrayList<>();
        List<Double> added = new ArrayList<>();
        overhead(people.get(0), store, added);
        return new Figures(
                size.enterprises(),
                size.months(),
                size.users(),
                Math.min(rights.size(), size.users()),
                fill,
                totals,
                first,
                once,
                latencies,
                requests / (double) size.seconds(),
                failed,
                quantile(store, 0.5),
                quantile(added, 0.5),
                load);
    }

    private double awaitTotals() throws InterruptedException {
        long start = System.nanoTime();
        ChartCube cube =
                new ChartCube(server.context().clickhouse(), server.context().clickhouseSource());
        do {
            TimeUnit.SECONDS.sleep(1);
            cube.load();
        } while (!cube.isCurrent(DashboardDistrict.month(size.months() - 1), DashboardDistrict.month(0)));
        return seconds(start);
    }

    /** Leaders of the city, of each street, and labor staff of each street, who see amounts. */
    private static List<List<Grant>> rights() {
        List<List<Grant>> rights = new ArrayList<>();
        rights.add(List.of(new Grant(Role.LEADER, DashboardDistrict.DISTRICT, fields(FieldDetail.RATIOS))));
        rights.add(List.of(new Grant(Role.ANALYST, DashboardDistrict.DISTRICT, fields(FieldDetail.AMOUNTS))));
        for (int street = 0; street < DashboardDistrict.STREETS; street++) {
            String area = DashboardDistrict.street(street);
            rights.add(List.of(new Grant(Role.LEADER, area, fields(FieldDetail.RATIOS))));
            rights.add(List.of(new Grant(Role.UNIT_HEAD, area, fields(FieldDetail.AMOUNTS))));
        }
        return rights;
    }

    private static Map<Feed, FieldDetail> fields(FieldDetail detail) {
        Map<Feed, FieldDetail> fields = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            fields.put(feed, detail);
        }
        return fields;
    }

    private String person(List<Grant> grants) {
        AccessServices access = server.context().access();
        String login = "bench" + UUID.randomUUID().toString().substring(0, 8);
        // Without a password: nobody signs in here, and each would cost a second of hashing.
        server.context()
                .postgres()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO account (id, login, display_name) VALUES (?, ?, ?)",
                        UUID.randomUUID(),
                        login,
                        login));
        Account account = access.accounts().find(login).orElseThrow();
        grants.forEach(grant -> access.grants().add(account, grant, "bench", "bench"));
        return SessionCookie.NAME + "="
                + access.sessions().open(account, "127.0.0.1", "bench").token();
    }

    /** What the overview asks for; the newest month mostly, the one before at times. */
    private static Map<String, String> queries(int back) {
        String month = DashboardDistrict.month(back).toString();
        String before = DashboardDistrict.month(back + 1).toString();
        return Map.of(
                "overview", "/overview?month=" + month,
                "map", "/map?indicator=power_kwh&level=community&month=" + month,
                "warnings", "/warnings/summary?month=" + month,
                "warnings_before", "/warnings/summary?month=" + before,
                "risk_by_street", "/themes/risk?by=street&month=" + month,
                "red_by_community", "/charts?measure=red_warnings&dimension=community&from=" + month + "&to=" + month,
                "tickets", "/tickets/loads");
    }

    /** All people at once, for so long; each at least one visit. Answers other than 200 count as negative. */
    private Map<String, ConcurrentLinkedQueue<Double>> together(List<String> people, Duration length) throws Exception {
        Map<String, ConcurrentLinkedQueue<Double>> seen = new ConcurrentHashMap<>();
        long end = System.nanoTime() + length.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            List<Future<?>> all = new ArrayList<>();
            for (String person : people) {
                long seed = random.nextLong();
                all.add(threads.submit(() -> visit(person, new Random(seed), length, end, seen)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return seen;
    }

    private void visit(
            String person, Random own, Duration length, long end, Map<String, ConcurrentLinkedQueue<Double>> seen) {
        try {
            do {
                if (!length.isZero()) {
                    TimeUnit.MILLISECONDS.sleep(own.nextInt(LEAST_THOUGHT_MILLIS, GREATEST_THOUGHT_MILLIS));
                }
                int back = length.isZero() || own.nextInt(10) > 0 ? 0 : 1;
                for (Map.Entry<String, String> query : queries(back).entrySet()) {
                    seen.computeIfAbsent(query.getKey(), any -> new ConcurrentLinkedQueue<>())
                            .add(ask(person, query.getValue()));
                }
            } while (System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double ask(String person, String query) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + query))
                .header("Cookie", person)
                .build();
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            double millis = (System.nanoTime() - start) / 1e6;
            return answer.statusCode() == 200 ? millis : -answer.statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Charts of one industry after the other, month by month: each a query that nobody asked before. */
    private void overhead(String leader, List<Double> store, List<Double> added) throws InterruptedException {
        Timer queries = server.context()
                .metrics()
                .registry()
                .get("loomwatch.engine.queries")
                .timer();
        for (int round = 0; round < OVERHEAD_ROUNDS; round++) {
            String month = DashboardDistrict.month(round % size.months()).toString();
            String measure = round < size.months() ? "tax_paid" : "wages_paid";
            double before = queries.totalTime(TimeUnit.NANOSECONDS);
            double took =
                    ask(leader, "/charts?measure=" + measure + "&dimension=street&from=" + month + "&to=" + month);
            double inStore = (queries.totalTime(TimeUnit.NANOSECONDS) - before) / 1e6;
            if (took > 0) {
                store.add(inStore);
                added.add(took - inStore);
            }
        }
    }

    private static Latency latency(List<Double> millis) {
        return new Latency(millis.size(), quantile(millis, 0.5), quantile(millis, 0.95), quantile(millis, 1));
    }

    private static double quantile(List<Double> numbers, double share) {
        List<Double> sorted = numbers.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
