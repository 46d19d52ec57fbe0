package org.loomwatch.api.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.api.notice.email.EmailChannel;
import org.loomwatch.api.notice.email.SmtpSettings;
import org.loomwatch.api.notice.internal.Channel;
import org.loomwatch.api.notice.internal.Delivery;
import org.loomwatch.api.notice.internal.DeliveryQueue;
import org.loomwatch.api.notice.webhook.Network;
import org.loomwatch.api.notice.webhook.TargetGuard;
import org.loomwatch.api.notice.webhook.WebhookChannel;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

/** Notices on a real PostgreSQL, to a real SMTP server and an HTTP server; senders are killed as they send. */
@Timeout(180)
class NoticeDeliveryTest {

    private static @TempDir Path data;
    private static Postgres postgres;
    private static Jdbi jdbi;
    private static GreenMail mail;
    private WebhookReceiver receiver;

    @BeforeAll
    static void open() {
        postgres = Postgres.open(StoreSettings.embedded(DataDirectory.create(data)));
        PostgresMigrator migrator = new PostgresMigrator(postgres.dataSource());
        migrator.migrate(migrator.state().pending());
        jdbi = postgres.jdbi();
        ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        smtp.setServerStartupTimeout(20_000);
        mail = new GreenMail(smtp);
        mail.start();
    }

    @AfterAll
    static void close() {
        mail.stop();
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        jdbi.useHandle(
                handle -> handle.execute(
                        "TRUNCATE notice, notice_delivery, notice_attempt, webhook, notice_address, notice_read, account, unit CASCADE"));
        mail.purgeEmailFromAllMailboxes();
        receiver = new WebhookReceiver();
        new NoticeAdministration(jdbi)
                .putWebhook("other", receiver.url(), WebhookReceiver.SECRET, List.of("ticket."), true, "test");
        UUID reader = UUID.randomUUID();
        jdbi.useHandle(handle -> {
            handle.execute("INSERT INTO unit (id, name_zh, name_en, area) VALUES ('bureau', '局', 'Bureau', 'D')");
            handle.execute(
                    "INSERT INTO account (id, login, display_name, unit_id) VALUES (?, 'reader', '张三', 'bureau')",
                    reader);
            handle.execute("INSERT INTO notice_address VALUES (?, 'reader@example.gov')", reader);
        });
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    private static Notice notice(String key) {
        return notice(key, "bureau");
    }

    private static Notice notice(String key, String unit) {
        return new Notice(
                "ticket.dispatched",
                key,
                Audience.unit(unit),
                "新工单 " + key,
                "New ticket " + key,
                "请签收",
                "Please accept",
                "/tickets/" + key);
    }

    private static void add(Notice notice) {
        jdbi.useTransaction(handle -> NoticeOutbox.add(handle, notice));
    }

    private static String smtpUrl() {
        return "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?from=loomwatch@example.gov&security=none";
    }

    private static long count(String state) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM notice_delivery WHERE channel <> 'page' AND state = :state")
                .bind("state", state)
                .mapTo(Long.class)
                .one());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "waited too long");
            Thread.sleep(50);
        }
    }

    private static WebhookChannel webhooks(String... networks) {
        TargetGuard guard =
                new TargetGuard(List.of(networks).stream().map(Network::parse).toList());
        return new WebhookChannel(jdbi, guard, Clock.systemUTC());
    }

    @Test
    void sendersKilledInTheMiddleOfAThousandNoticesLoseNoneAndDoubleNone() throws Exception {
        jdbi.useTransaction(handle -> {
            // Every webhook hears of all; one unit in five reads e-mail.
            for (int i = 0; i < 1_000; i++) {
                NoticeOutbox.add(handle, notice("n" + i, i % 5 == 0 ? "bureau" : "office"));
            }
        });
        AtomicReference<NoticeSender> running = new AtomicReference<>();
        AtomicBoolean killed = new AtomicBoolean();
        Set<Integer> deaths = Set.of(100, 350, 600);
        // After the receiver acted and before the sender heard of it: the worst moment there is.
        receiver.beforeAnswer = number -> {
            if (deaths.contains(number)) {
                killed.set(true);
                running.get().close();
            }
        };
        for (int run = 0; run <= deaths.size(); run++) {
            killed.set(false);
            try (NoticeSender sender = NoticeSender.start(data, smtpUrl())) {
                running.set(sender);
                await(() -> killed.get() || count("waiting") == 0);
            }
        }
        await(() -> count("sent") == 1_200);

        assertEquals(1_000, receiver.received.size());
        assertEquals(0, receiver.forged.get());
        int repeated = receiver.requests.get() - receiver.received.size();
        assertTrue(repeated >= deaths.size(), "the kills came after the receiver had acted");
        assertTrue(repeated <= deaths.size() * NoticeSender.WORKERS, "one under way in each worker: " + repeated);

        Map<String, Integer> messages = new HashMap<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            messages.merge(message.getMessageID(), 1, Integer::sum);
        }
        assertEquals(200, messages.size());
        assertTrue(mail.getReceivedMessages().length - 200 <= deaths.size(), "one under way in the only worker");
        Map<String, Integer> doubts = doubts();
        assertTrue(doubts.values().stream().mapToInt(Integer::intValue).sum() <= deaths.size(), doubts.toString());
        messages.forEach((id, count) -> assertTrue(
                count <= 1 + doubts.getOrDefault(id, 0), id + " came " + count + " times, doubts " + doubts));
        assertEquals(0, count("dead"));
        assertEquals(0, attempts());
    }

    /** How often the end of an attempt is unknown, by the {@code Message-ID} of the message. */
    private static Map<String, Integer> doubts() {
        Map<String, Integer> doubts = new HashMap<>();
        new NoticeAdministration(jdbi)
                .listDeliveries("doubtful")
                .forEach(item -> doubts.put(
                        "<" + UUID.nameUUIDFromBytes(item.key().getBytes(StandardCharsets.UTF_8)) + "@example.gov>",
                        item.doubts()));
        return doubts;
    }

    private static int attempts() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM notice_attempt")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void aMessageWhoseSenderDiedUnheardIsSentAgainTheSameToTheByteAndNamedAsDoubtful() throws Exception {
        add(notice("twice"));
        EmailChannel email = new EmailChannel(SmtpSettings.parse(smtpUrl()), "");
        Channel dying = new Channel() {
            @Override
            public String id() {
                return email.id();
            }

            @Override
            public boolean isDoubledByRepetition() {
                return true;
            }

            @Override
            public void deliver(Delivery delivery) {
                email.deliver(delivery);
                throw new IllegalStateException("dies after the server took it and before that is on record");
            }
        };
        DeliveryQueue queue = new DeliveryQueue(jdbi);
        assertThrows(IllegalStateException.class, () -> queue.deliverNext(dying));
        assertEquals(1, attempts());
        assertTrue(queue.deliverNext(email));
        assertFalse(queue.deliverNext(email));

        MimeMessage[] messages = mail.getReceivedMessages();
        assertEquals(2, messages.length);
        assertEquals(messages[0].getMessageID(), messages[1].getMessageID());
        assertEquals(written(messages[0]), written(messages[1]));
        assertEquals(Map.of(messages[0].getMessageID(), 1), doubts());
        assertEquals(0, attempts());

        add(notice("once"));
        assertTrue(queue.deliverNext(email));
        assertEquals(1, doubts().size(), "the next one is in no doubt");
    }

    /** A message as our server wrote it: without the line that the receiving one put in front. */
    private static String written(MimeMessage message) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes, new String[] {"Received", "Return-Path"});
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aNoticeOfAChangeThatIsRolledBackIsNone() {
        assertThrows(
                IllegalStateException.class,
                () -> jdbi.useTransaction(handle -> {
                    NoticeOutbox.add(handle, notice("never"));
                    throw new IllegalStateException("the change failed");
                }));
        add(notice("once"));
        add(notice("once"));
        assertEquals(2, count("waiting"));
    }

    @Test
    void whatCannotBeDeliveredIsTriedLaterAndWhatNeverCanIsShownToAnAdministrator() {
        DeliveryQueue queue = new DeliveryQueue(jdbi);
        NoticeAdministration administration = new NoticeAdministration(jdbi);
        add(notice("a"));
        receiver.status = 503;
        assertTrue(queue.deliverNext(webhooks("127.0.0.0/8")));
        assertFalse(queue.deliverNext(webhooks("127.0.0.0/8")), "not due yet");
        DeliveryItem waiting = administration.listDeliveries("waiting").stream()
                .filter(item -> item.channel().equals("webhook"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, waiting.attempts());
        assertEquals("answered 503", waiting.error());

        add(notice("b"));
        receiver.status = 302;
        receiver.headers = Map.of("Location", receiver.url());
        assertTrue(queue.deliverNext(webhooks("127.0.0.0/8")));
        DeliveryItem dead = administration.listDeliveries("dead").get(0);
        assertTrue(dead.error().contains("redirects are not followed"), dead.error());
        assertEquals(2, receiver.requests.get());

        receiver.status = 200;
        administration.retry(dead.id());
        assertTrue(queue.deliverNext(webhooks("127.0.0.0/8")));
        assertEquals(List.of(), administration.listDeliveries("dead"));
    }

    @Test
    void addressesInsideAreNotSentTo() throws Exception {
        DeliveryQueue queue = new DeliveryQueue(jdbi);
        NoticeAdministration administration = new NoticeAdministration(jdbi);
        Set<String> refused = new HashSet<>();
        String port = receiver.url().replaceAll(".*:(\\d+)/.*", "$1");
        for (String host : List.of(
                "127.0.0.1",
                "localhost",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "10.0.0.8",
                "169.254.169.254",
                "[fd00::1]",
                "0.0.0.0")) {
            String url = "http://" + host + ":" + port + "/hook";
            administration.putWebhook("other", url, null, List.of("ticket."), true, "test");
            add(notice("to " + host));
            assertTrue(queue.deliverNext(webhooks()));
            refused.add(host);
        }
        assertEquals(0, receiver.requests.get());
        assertEquals(refused.size(), administration.listDeliveries("dead").size());
    }

    @Test
    void eMailSaysWhatHappenedInBothLanguages() throws Exception {
        add(notice("m1"));
        EmailChannel email = new EmailChannel(SmtpSettings.parse(smtpUrl()), "https://watch.example.gov");
        assertTrue(new DeliveryQueue(jdbi).deliverNext(email));
        MimeMessage message = mail.getReceivedMessages()[0];
        assertEquals("新工单 m1 · New ticket m1", message.getSubject());
        String text = message.getContent().toString();
        assertTrue(text.contains("请签收") && text.contains("https://watch.example.gov/tickets/m1"), text);
    }
}
