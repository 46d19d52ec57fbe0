package org.loomwatch.api.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.loomwatch.api.access.account.DemoAccounts.DemoAccount;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.DistrictResult;
import org.loomwatch.jobs.ingest.IngestRequest;
import org.loomwatch.models.schools.SchoolInputs;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** A whole synthetic district, running. */
@Command(
        name = "demo",
        description = {
            "Generate a fictional district, load it and serve it.",
            "What an earlier demo did in the same data directory is not done again."
        })
final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

    @Mixin
    private DistrictOptions district;

    @Mixin
    private DataOption data;

    @Mixin
    private ListenOption listen;

    @Override
    public Integer call() throws Exception {
        Output output = main.output();
        Progress progress = Progress.of(output);
        listen.requireFree();
        StoreSettings settings = data.settings();
        Path root = settings.dataDirectory().root();
        Path files = root.resolve("synthetic");
        DistrictRequest request = district.request(files, DistrictRequest.DEFAULT_DIRT);
        Beside<Stores> opening = Beside.run("opening-stores", () -> progress.beside()
                .run("opening the stores", () -> Stores.open(settings), opened -> "open"));
        DemoState state;
        try {
            state = generated(root, request, output, progress);
        } catch (Exception e) {
            opening.get().close();
            throw e;
        }
        Stores stores = opening.get();
        List<DemoAccount> accounts;
        try {
            if (!state.ingested()) {
                IngestStep.run(
                        stores,
                        new IngestRequest(List.of(files.resolve("master"), files.resolve("feeds")), now(state)),
                        progress);
                state.asIngested().write(root);
            }
            accounts = runModels(stores, settings, files, state.seed(), progress);
        } catch (Exception e) {
            stores.close();
            throw e;
        }
        return ServerRun.serve(stores, settings.dataDirectory(), listen, accounts, output);
    }

    /**
     * Learning warnings keeps one core busy only; what needs neither warnings nor is needed by them is done beside it.
     *
     * @return the accounts that were made
     */
    private static List<DemoAccount> runModels(
            Stores stores, StoreSettings settings, Path files, long seed, Progress progress) throws Exception {
        Progress steps = progress.beside();
        Beside<List<DemoAccount>> accounts = Beside.run("accounts-and-emergencies", () -> {
            List<DemoAccount> made = AccountsStep.run(stores, settings, steps);
            EmergencyStep.run(stores, settings, files.resolve("master").resolve("resources.geojson"), steps);
            return made;
        });
        Beside<?> forecasts = Beside.run("indices-and-schools", () -> {
            accounts.await();
            EconomyStep.runOnce(stores, steps);
            return SchoolsStep.run(stores, SchoolInputs.USUAL_HORIZON, 1, steps);
        });
        try {
            LaborStep.run(stores, settings.dataDirectory(), seed, progress);
            List<DemoAccount> made = accounts.get();
            TicketsStep.run(stores, settings.dataDirectory(), seed, progress);
            forecasts.get();
            return made;
        } finally {
            forecasts.await();
        }
    }

    /** The district an earlier demo generated here, or a new one. */
    private static DemoState generated(Path root, DistrictRequest request, Output output, Progress progress)
            throws Exception {
        Optional<DemoState> earlier = DemoState.find(root);
        if (earlier.isPresent()) {
            DemoState found = earlier.get();
            output.say("using the district of an earlier demo: " + found.describe()
                    + (found.isOf(request) ? "" : "; for another one choose another --data"));
            return found;
        }
        DistrictResult result = DistrictStep.run(request, progress);
        DemoState state = new DemoState(request.enterprises(), request.months(), request.seed(), result.asOf(), false);
        state.write(root);
        return state;
    }

    /** The district's own last day where this machine's clock is behind it: reports from the future are errors. */
    private static Instant now(DemoState state) {
        Instant clock = Instant.now();
        Instant district = state.asOf().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return clock.isAfter(district) ? clock : district;
    }
}
