package org.loomwatch.api.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.loomwatch.api.notice.email.EmailChannel;
import org.loomwatch.api.notice.email.SmtpSettings;
import org.loomwatch.api.notice.internal.DeliveryQueue;
import org.loomwatch.api.notice.internal.DeliveryWorkers;
import org.loomwatch.api.notice.webhook.Network;
import org.loomwatch.api.notice.webhook.TargetGuard;
import org.loomwatch.api.notice.webhook.WebhookChannel;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;

/** Another process on the same database that delivers notices until it is killed. */
final class NoticeSender implements AutoCloseable {

    static final int WORKERS = 2;

    private final Process process;

    private NoticeSender(Process process) {
        this.process = process;
    }

    static NoticeSender start(Path data, String smtpUrl) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NoticeSender.class.getName(),
                        data.toString(),
                        smtpUrl)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.equals("sending")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("the sender did not start");
        }
        return new NoticeSender(process);
    }

    public static void main(String[] arguments) throws Exception {
        Postgres postgres = Postgres.open(StoreSettings.embedded(DataDirectory.create(Path.of(arguments[0]))));
        DeliveryWorkers workers = new DeliveryWorkers(new DeliveryQueue(postgres.jdbi()));
        TargetGuard guard = new TargetGuard(List.of(Network.parse("127.0.0.0/8")));
        workers.start(new WebhookChannel(postgres.jdbi(), guard, Clock.systemUTC()), WORKERS);
        workers.start(new EmailChannel(SmtpSettings.parse(arguments[1]), ""), 1);
        System.out.println("sending");
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Ends it as {@code kill -9} does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
