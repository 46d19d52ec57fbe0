package org.loomwatch.api.ticket;

import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.ticket.TicketAction;

/** Photos of visits. */
final class PhotoService {

    private static final int MOST = 20;

    private final Jdbi postgres;
    private final TicketSteps steps;

    PhotoService(Jdbi postgres, TicketSteps steps) {
        this.postgres = postgres;
        this.steps = steps;
    }

    /** Adds a photo while the ticket is being worked; the same one twice is one. */
    Ticket add(TicketActor actor, StepRequest request, byte[] original) {
        PhotoCleaner.Photo photo = PhotoCleaner.clean(original);
        return steps.run(actor, request, (handle, ticket, now) -> {
            TicketRights.require(actor, ticket, TicketAction.VISIT);
            if (!TicketAction.VISIT.isAllowedIn(ticket.at())) {
                throw TicketSteps.illegal(
                        new org.loomwatch.domain.ticket.IllegalTransitionException(TicketAction.VISIT, ticket.at()));
            }
            long there = handle.createQuery("SELECT count(*) FROM ticket_photo WHERE ticket_id = :id")
                    .bind("id", ticket.id())
                    .mapTo(Long.class)
                    .one();
            if (there >= MOST) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        Text.of("一件工单最多 " + MOST + " 张照片", "a ticket takes at most " + MOST + " photos"));
            }
            handle.createUpdate("""
                            INSERT INTO ticket_photo (id, ticket_id, width, height, sha256, content, added_by, added_at)
                            VALUES (:id, :ticket, :width, :height, :sha, :content, :by, :now)
                            ON CONFLICT (ticket_id, sha256) DO NOTHING""")
                    .bind("id", UUID.randomUUID())
                    .bind("ticket", ticket.id())
                    .bind("width", photo.width())
                    .bind("height", photo.height())
                    .bind("sha", TicketSeal.sha256(photo.content()))
                    .bind("content", photo.content())
                    .bind("by", actor.login())
                    .bind("now", now)
                    .execute();
            return TicketStore.apply(handle, ticket, "photo", ticket.at(), new TicketChange(), actor.login(), now);
        });
    }

    /** A JPEG. */
    byte[] get(Viewer viewer, UUID ticket, UUID photo) {
        return postgres.withHandle(handle -> {
            if (TicketStore.find(handle, viewer, ticket).isEmpty()) {
                throw TicketSteps.unknown(ticket);
            }
            return handle.createQuery("SELECT content, sha256 FROM ticket_photo WHERE id = :id AND ticket_id = :ticket")
                    .bind("id", photo)
                    .bind("ticket", ticket)
                    .map((row, context) -> unchanged(row.getBytes("content"), row.getString("sha256")))
                    .findOne()
                    .orElseThrow(() -> Problem.notFound("没有这张照片", "there is no such photo"));
        });
    }

    private static byte[] unchanged(byte[] content, String sha256) {
        if (!TicketSeal.sha256(content).equals(sha256)) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    Text.of("照片在保存之后被改动，不予显示", "the photo was changed after it was stored and is not shown"));
        }
        return content;
    }
}
