package org.loomwatch.api.enterprise;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.api.access.LocalGate;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.HttpServer;
import org.loomwatch.api.server.RouteCatalogue;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.jobs.ingest.IngestProgress;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** How long a search among 100,000 enterprises takes, over HTTP, on the embedded engine. */
public final class SearchBenchmark {

    private static final int ENTERPRISES = 100_000;
    private static final int ROUNDS = 40;
    private static final int WARM_UP = 5;

    private SearchBenchmark() {}

    /** Milliseconds from the request to the last byte of the first page. */
    public record Figures(double first, double median, double p95, double greatest) {}

    /** @return figures by kind of search */
    public static Map<String, Figures> run(Path directory) throws Exception {
        Path files = directory.resolve("files");
        new DistrictGenerator()
                .generate(
                        DistrictRequest.into(files).withEnterprises(ENTERPRISES).withMonths(1),
                        GenerationProgress.SILENT);
        DataDirectory data = DataDirectory.create(directory.resolve("data"));
        try (Stores stores = Stores.open(StoreSettings.embedded(data));
                ServerMetrics metrics = new ServerMetrics()) {
            new IngestService(stores.clickHouse().connection())
                    .ingest(new IngestRequest(List.of(files.resolve("master")), Instant.now()), IngestProgress.SILENT);
            SqlReader reader = new SqlReader(stores.clickHouse()::read, metrics.registry());
            EnterpriseService enterprises = new EnterpriseService(reader, new AreaService(reader));
            RouteCatalogue routes = new RouteCatalogue(EnterpriseRoutes.list(
                    enterprises,
                    new EnterpriseSeriesService(reader, enterprises),
                    new FeedRecordService(reader, enterprises)));
            try (HttpServer server = HttpServer.start(routes, new LocalGate(), metrics, "127.0.0.1", 0)) {
                return measureAll(server.port());
            }
        }
    }

    private static Map<String, Figures> measureAll(int port) throws Exception {
        Map<String, Figures> figures = new TreeMap<>();
        for (Map.Entry<String, String> search : Map.of(
                        "name_frequent", "q=科技",
                        "name_rare", "q=织造有限",
                        "name_none", "q=不存在的名称",
                        "uscc_prefix", "q=9144",
                        "sorted_by_name", "sort=name")
                .entrySet()) {
            String[] pair = search.getValue().split("=");
            String query = pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8);
            figures.put(search.getKey(), measure("http://127.0.0.1:" + port + "/api/v1/enterprises?" + query));
        }
        return figures;
    }

    private static Figures measure(String address) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        List<Double> took = new ArrayList<>();
        for (int i = 0; i < WARM_UP + ROUNDS; i++) {
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(address + " answered " + response.body());
            }
            took.add(Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e6);
        }
        List<Double> warm = took.subList(WARM_UP, took.size()).stream().sorted().toList();
        return new Figures(took.get(0), warm.get(ROUNDS / 2), warm.get(ROUNDS * 95 / 100), warm.get(ROUNDS - 1));
    }
}
