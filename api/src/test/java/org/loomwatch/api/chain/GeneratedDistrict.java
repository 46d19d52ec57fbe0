package org.loomwatch.api.chain;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.loomwatch.api.LoomwatchServer;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.SignedIn;
import org.loomwatch.api.access.account.DemoAccounts;
import org.loomwatch.api.access.account.DemoAccounts.DemoAccount;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.emergency.DemoEmergency;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.DistrictResult;
import org.loomwatch.datasets.synthetic.GenerationProgress;
import org.loomwatch.domain.access.Role;
import org.loomwatch.jobs.ingest.IngestProgress;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.jobs.ingest.IngestResult;
import org.loomwatch.jobs.ingest.IngestService;
import org.loomwatch.models.schools.SchoolInputs;
import org.loomwatch.models.schools.vintage.ForecastVintages;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** A small district that went the whole way, generated files to running server, once for all integration tests. */
public final class GeneratedDistrict implements ParameterResolver {

    static final int ENTERPRISES = 300;
    static final int MONTHS = 14;

    private static final Namespace NAMESPACE = Namespace.create(GeneratedDistrict.class);

    /** What the tests work on. */
    public record Running(
            Path directory,
            DistrictResult generated,
            IngestResult ingested,
            Stores stores,
            LoomwatchServer server,
            List<DemoAccount> accounts)
            implements AutoCloseable {

        String address() {
            return "http://127.0.0.1:" + server.port();
        }

        /** Where the passwords of the accounts are kept. */
        Path accountsFile() {
            return directory.resolve("data").resolve(DemoAccounts.FILE);
        }

        /** Somebody of this role at a browser. */
        SignedIn signIn(Role role) {
            DemoAccount account = accounts.stream()
                    .filter(candidate -> candidate.login().equals(role.id()))
                    .findFirst()
                    .orElseThrow();
            try {
                return SignedIn.as(address(), account.login(), account.password());
            } catch (Exception e) {
                throw new IllegalStateException(role + " cannot sign in", e);
            }
        }

        @Override
        public void close() {
            server.close();
            stores.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class, type -> start(), Running.class);
    }

    private static Running start() {
        try {
            Path directory =
                    Files.createTempDirectory(Path.of("target"), "district-").toAbsolutePath();
            Path files = directory.resolve("files");
            DistrictResult generated = new DistrictGenerator()
                    .generate(
                            DistrictRequest.into(files)
                                    .withEnterprises(ENTERPRISES)
                                    .withMonths(MONTHS)
                                    .withSeed(7),
                            GenerationProgress.SILENT);
            DataDirectory data = DataDirectory.create(directory.resolve("data"));
            Stores stores = Stores.open(StoreSettings.embedded(data));
            IngestResult ingested = new IngestService(stores.clickHouse().connection())
                    .ingest(
                            new IngestRequest(
                                    List.of(files.resolve("master"), files.resolve("feeds")),
                                    generated
                                            .asOf()
                                            .plusDays(1)
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toInstant()),
                            IngestProgress.SILENT);
            WarnedEnterprises.write(
                    stores.clickHouse().dataSource(),
                    YearMonth.from(generated.asOf()).minusMonths(1));
            new ForecastVintages(stores.clickHouse(), Clock.systemUTC()).make(SchoolInputs.USUAL_HORIZON, 1);
            List<DemoAccount> accounts =
                    people(stores, data, files.resolve("master").resolve("resources.geojson"));
            LoomwatchServer server = LoomwatchServer.start(stores, data, "127.0.0.1", 0);
            return new Running(directory, generated, ingested, stores, server, accounts);
        } catch (Exception e) {
            throw new IllegalStateException("the district did not come up", e);
        }
    }

    private static List<DemoAccount> people(Stores stores, DataDirectory data, Path resources) throws Exception {
        AreaService areas = new AreaService(new SqlReader(stores.clickHouse()::read, new SimpleMeterRegistry()));
        try (AccessServices access =
                new AccessServices(stores.postgres().jdbi(), data.audit(), areas::findTree, Clock.systemUTC())) {
            List<DemoAccount> accounts =
                    DemoAccounts.ensure(access, access.areas().get(), data.root());
            DemoEmergency.beforeServing(stores, data, access, context -> DemoEmergency.ensure(context, resources));
            return accounts;
        }
    }
}
