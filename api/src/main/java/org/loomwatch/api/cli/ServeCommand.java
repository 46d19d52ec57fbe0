package org.loomwatch.api.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Serves the API and the web app on existing data. */
@Command(name = "serve", description = "Serve the API and the web app until stopped.")
final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    private Main main;

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
        Stores stores = progress.run("opening the stores", () -> Stores.open(settings), opened -> "open");
        return ServerRun.serve(stores, settings.dataDirectory(), listen, List.of(), output);
    }
}
