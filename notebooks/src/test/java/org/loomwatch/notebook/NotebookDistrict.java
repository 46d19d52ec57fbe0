package org.loomwatch.notebook;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.loomwatch.api.LoomwatchServer;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.account.DemoAccounts;
import org.loomwatch.api.access.account.DemoAccounts.DemoAccount;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.emergency.DemoEmergency;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.DistrictResult;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.jobs.ingest.IngestProgress;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.models.economy.vintage.IndexVintages;
import org.loomwatch.models.labor.district.LaborWarningService;
import org.loomwatch.notebook.client.LoomwatchClient;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** The small synthetic district that the notebooks in this folder were run on, behind the real server. */
record NotebookDistrict(Path directory, Stores stores, LoomwatchServer server, List<DemoAccount> accounts)
        implements AutoCloseable {

    private static final int ENTERPRISES = 300;

    /** As many as economic indices need. */
    private static final int MONTHS = 36;

    private static final long SEED = 11;

    static NotebookDistrict start() throws Exception {
        Path directory =
                Files.createTempDirectory(Path.of("target"), "district-").toAbsolutePath();
        Path files = directory.resolve("files");
        DistrictResult generated = new DistrictGenerator()
                .generate(
                        DistrictRequest.into(files)
                                .withEnterprises(ENTERPRISES)
                                .withMonths(MONTHS)
                                .withSeed(SEED),
                        GenerationProgress.SILENT);
        DataDirectory data = DataDirectory.create(directory.resolve("data"));
        Stores stores = Stores.open(StoreSettings.embedded(data));
        Instant now = generated.asOf().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        new IngestService(stores.clickHouse().connection())
                .ingest(
                        new IngestRequest(List.of(files.resolve("master"), files.resolve("feeds")), now),
                        IngestProgress.SILENT);
        CompletableFuture<Void> indices = CompletableFuture.runAsync(
                () -> new IndexVintages(stores.clickHouse(), Clock.systemUTC()).make(1, (done, all) -> {}));
        LaborWarningService warnings = LaborWarningService.of(stores, data, Clock.systemUTC());
        YearMonth last = generated.until();
        warnings.train(last, LaborWarningService.USUAL_HORIZON, 0, SEED, "demo");
        warnings.score(last, LaborWarningService.USUAL_CAPACITY);
        List<DemoAccount> accounts =
                emergencies(stores, data, files.resolve("master").resolve("resources.geojson"));
        LoomwatchServer server = LoomwatchServer.start(stores, data, "127.0.0.1", 0);
        indices.join();
        return new NotebookDistrict(directory, stores, server, accounts);
    }

    private static List<DemoAccount> emergencies(Stores stores, DataDirectory data, Path resources) throws Exception {
        AreaService areas = new AreaService(new SqlReader(stores.clickHouse()::read, new SimpleMeterRegistry()));
        try (AccessServices access =
                new AccessServices(stores.postgres().jdbi(), data.audit(), areas::findTree, Clock.systemUTC())) {
            List<DemoAccount> accounts =
                    DemoAccounts.ensure(access, access.areas().get(), data.root());
            DemoEmergency.beforeServing(stores, data, access, context -> {
                DemoEmergency.ensure(context, resources);
                return DemoEmergency.ensureTyphoon(context);
            });
            return accounts;
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    Path accountsFile() {
        return directory.resolve("data").resolve(DemoAccounts.FILE);
    }

    LoomwatchClient signIn(String login) {
        String password = accounts.stream()
                .filter(account -> account.login().equals(login))
                .findFirst()
                .orElseThrow()
                .password();
        return LoomwatchClient.signIn(address(), login, password);
    }

    @Override
    public void close() {
        server.close();
        stores.close();
    }
}
