package org.loomwatch.api.cli;

import java.util.concurrent.CountDownLatch;
import org.loomwatch.api.LoomwatchServer;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.Stores;

/** Runs the server in this process until it is told to stop. */
final class ServerRun {

    private ServerRun() {}

    /** What {@code --json} prints once the server answers. */
    record Listening(String address, int port) {}

    /** Blocks until the process is asked to end (SIGTERM, SIGINT); then running requests end first, the stores last. */
    static int serve(Stores stores, DataDirectory data, ListenOption listen, Output output)
            throws InterruptedException {
        LoomwatchServer server;
        try {
            server = LoomwatchServer.start(stores, data, listen.host(), listen.port());
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
        Thread stop = new Thread(
                () -> {
                    output.say("stopping");
                    server.close();
                    stores.close();
                    output.say("stopped");
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        output.result(
                new Listening(server.address(), server.port()),
                "Loomwatch is ready: " + server.address() + "  (Ctrl-C stops it)");
        new CountDownLatch(1).await();
        return 0;
    }
}
