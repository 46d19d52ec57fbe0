package org.loomwatch.domain.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a ticket stands. */
public enum TicketState {
    NEW("待派", "New"),
    DISPATCHED("已派", "Dispatched"),
    ACCEPTED("已签收", "Accepted"),
    IN_PROGRESS("处置中", "In progress"),
    RESOLVED("已处置", "Resolved"),
    VERIFIED("已核查", "Verified"),
    CLOSED("已结案", "Closed"),
    VOIDED("已作废", "Voided");

    private final String nameZh;
    private final String nameEn;

    TicketState(String nameZh, String nameEn) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /** Whether somebody still has to do something; an enterprise has at most one live ticket a theme. */
    public boolean isLive() {
        return this != CLOSED && this != VOIDED;
    }

    public static Optional<TicketState> find(String id) {
        return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
    }
}
