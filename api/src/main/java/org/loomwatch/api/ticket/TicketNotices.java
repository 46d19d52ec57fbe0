package org.loomwatch.api.ticket;

import org.jdbi.v3.core.Handle;
import org.loomwatch.api.notice.Audience;
import org.loomwatch.api.notice.Notice;
import org.loomwatch.api.notice.NoticeOutbox;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.warning.Grade;

/** What tickets tell people, each in the transaction of the step that it tells of. */
final class TicketNotices {

    private TicketNotices() {}

    /** One notice a unit for everything that a dispatch of a month sends there. */
    static void dispatched(Handle handle, String unit, int count, long firstNumber) {
        NoticeOutbox.add(
                handle,
                new Notice(
                        "ticket.dispatched",
                        "ticket/dispatch/" + firstNumber + "/" + unit,
                        Audience.unit(unit),
                        "新派工单 " + count + " 件",
                        count + " new tickets",
                        "请在时限内签收。",
                        "Please accept them in time.",
                        "/tickets"));
    }

    static void waiting(Handle handle, int count, long firstNumber) {
        NoticeOutbox.add(
                handle,
                new Notice(
                        "ticket.waiting",
                        "ticket/waiting/" + firstNumber,
                        Audience.role(Role.DISPATCHER),
                        count + " 件工单待派",
                        count + " tickets wait to be dispatched",
                        "",
                        "",
                        "/ticket-board"));
    }

    /** A step of one ticket that its unit should know. */
    static void unit(Handle handle, Ticket ticket, String what, String zh, String en) {
        add(handle, ticket, what, Audience.unit(ticket.unit()), zh, en, ticket.enterprise());
    }

    /** A step that dispatchers should know; they need not all see the enterprise. */
    static void dispatchers(Handle handle, Ticket ticket, String what, String zh, String en) {
        add(handle, ticket, what, Audience.role(Role.DISPATCHER), zh, en, "");
    }

    static void account(Handle handle, Ticket ticket, String login, String what, String zh, String en) {
        add(handle, ticket, what, Audience.account(login), zh, en, ticket.enterprise());
    }

    static void raised(Handle handle, Ticket ticket, Grade grade) {
        unit(
                handle,
                ticket,
                "raised",
                "工单升为" + grade.nameZh() + "：" + ticket.number(),
                "Ticket raised to " + grade.nameEn().toLowerCase(java.util.Locale.ROOT) + ": " + ticket.number());
    }

    private static void add(
            Handle handle, Ticket ticket, String what, Audience audience, String zh, String en, String body) {
        NoticeOutbox.add(
                handle,
                new Notice(
                        "ticket." + what,
                        "ticket/" + ticket.id() + "/" + what + "/" + ticket.version() + "/" + audience.kind(),
                        audience,
                        zh,
                        en,
                        body,
                        body,
                        "/tickets/" + ticket.id()));
    }
}
