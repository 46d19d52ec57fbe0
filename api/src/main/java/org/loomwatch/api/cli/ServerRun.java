package org.loomwatch.api.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.LoomwatchServer;
import org.loomwatch.api.access.account.DemoAccounts.DemoAccount;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.Stores;

/** Runs the server in this process until it is told to stop. */
final class ServerRun {

    private ServerRun() {}

    /**
     * What {@code --json} prints once the server answers.
     *
     * @param setup where the first administrator of an installation without accounts begins; null if there are accounts
     * @param accounts the demo's ways in; none outside the demo
     */
    record Listening(String address, int port, @Nullable String setup, List<DemoAccount> accounts) {

        String describe() {
            List<String> lines = new ArrayList<>();
            lines.add("Loomwatch is ready: " + address + "  (Ctrl-C stops it)");
            if (setup != null) {
                lines.add("First administrator, once within a day: " + setup);
            }
            if (!accounts.isEmpty()) {
                lines.add("Accounts of this demo (login, password, role):");
            }
            for (DemoAccount account : accounts) {
                lines.add("  %-18s %s  %s %s"
                        .formatted(account.login(), account.password(), account.nameZh(), account.nameEn()));
            }
            return String.join(System.lineSeparator(), lines);
        }
    }

    /** Blocks until the process is asked to end (SIGTERM, SIGINT); then running requests end first, the stores last. */
    static int serve(Stores stores, DataDirectory data, ListenOption listen, List<DemoAccount> accounts, Output output)
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
        Listening listening = new Listening(
                server.address(), server.port(), server.findSetupAddress().orElse(null), accounts);
        output.result(listening, listening.describe());
        new CountDownLatch(1).await();
        return 0;
    }
}
