package org.loomwatch.api.ticket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/**
 * Signs results: a keyed hash over who found what, when, and over every visit and photo that stood behind it. The key lies
 * outside the database, so that whoever changes rows there cannot make the seal fit again.
 */
final class TicketSeal {

    private static final String FILE = "ticket-seal.key";
    private static final int KEY_BYTES = 32;

    private final Path folder;

    TicketSeal(Path folder) {
        this.folder = folder;
    }

    /** Writes the signed result; returns when it was signed, to the microsecond as it is stored. */
    Instant sign(
            Handle handle,
            Ticket ticket,
            TicketActor actor,
            TicketService.Finding finding,
            String summary,
            Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        String content = content(handle, ticket, actor, finding, summary, at);
        handle.createUpdate("""
                        INSERT INTO ticket_result (ticket_id, signed_at, signed_by, verdict, reason, found_on, summary,
                                                   content, seal)
                        VALUES (:ticket, :at, :by, :verdict, :reason, :found, :summary, :content, :seal)""")
                .bind("ticket", ticket.id())
                .bind("at", at)
                .bind("by", actor.login())
                .bind("verdict", finding.verdict().id())
                .bind("reason", finding.reason().id())
                .bind("found", finding.foundOn())
                .bind("summary", summary)
                .bind("content", content)
                .bind("seal", seal(content))
                .execute();
        return at;
    }

    /**
     * Whether a stored result, and every visit and photo that stood behind it, are what was signed.
     *
     * @param evidence visits and photos as they are stored now; later ones do not matter
     */
    boolean isIntact(ResultSet row, Set<String> evidence) throws SQLException {
        String content = row.getString("content");
        boolean sealed = MessageDigest.isEqual(
                seal(content).getBytes(StandardCharsets.US_ASCII),
                row.getString("seal").getBytes(StandardCharsets.US_ASCII));
        String head = "\nsigned " + TicketRows.time(row, "signed_at") + " " + row.getString("signed_by") + "\nverdict "
                + row.getString("verdict") + "/" + row.getString("reason") + "\nfound "
                + row.getObject("found_on", LocalDate.class) + "\n";
        int begin = content.indexOf(head);
        int end = content.indexOf("\nsummary ", begin + head.length() - 1);
        return sealed
                && begin >= 0
                && end >= 0
                && content.substring(end).equals("\nsummary " + row.getString("summary"))
                && content.substring(begin + head.length() - 1, end)
                        .lines()
                        .filter(line -> !line.isEmpty())
                        .allMatch(evidence::contains);
    }

    /** A visit as it is signed. */
    static String evidence(TicketDetail.VisitItem visit) {
        return "visit " + visit.id() + " " + visit.visitedOn() + " "
                + sha256(visit.notes().getBytes(StandardCharsets.UTF_8));
    }

    /** A photo as it is signed. */
    static String evidence(UUID photo, String sha256) {
        return "photo " + photo + " " + sha256;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String content(
            Handle handle,
            Ticket ticket,
            TicketActor actor,
            TicketService.Finding finding,
            String summary,
            Instant at) {
        List<String> evidence = handle.createQuery("""
                        SELECT 'visit ' || id || ' ' || visited_on || ' ' || encode(sha256(convert_to(notes, 'UTF8')), 'hex')
                        FROM ticket_visit WHERE ticket_id = :id
                        UNION ALL SELECT 'photo ' || id || ' ' || sha256 FROM ticket_photo WHERE ticket_id = :id
                        ORDER BY 1""")
                .bind("id", ticket.id())
                .mapTo(String.class)
                .list();
        return "ticket " + ticket.id() + "\nuscc " + ticket.uscc() + "\nsigned " + at + " " + actor.login()
                + "\nverdict "
                + finding.verdict().id() + "/" + finding.reason().id() + "\nfound " + finding.foundOn() + "\n"
                + String.join("\n", evidence) + "\nsummary " + summary;
    }

    private String seal(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    private byte[] key() {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key of ticket seals cannot be read: " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        Path made = Files.createTempFile(
                file.getParent(),
                FILE,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(made, key, StandardOpenOption.WRITE);
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its key is the one.
        } finally {
            Files.delete(made);
        }
    }
}
