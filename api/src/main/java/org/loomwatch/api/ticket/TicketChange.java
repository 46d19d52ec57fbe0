package org.loomwatch.api.ticket;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one step changes of a ticket: columns and their new values, and what its event says. */
final class TicketChange {

    private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    private String reason = "";
    private String approver = "";
    private @Nullable String unit;

    TicketChange set(String column, @Nullable Object value) {
        columns.put(column, value);
        return this;
    }

    TicketChange because(String text) {
        this.reason = text;
        return this;
    }

    TicketChange approvedBy(String login) {
        this.approver = login;
        return this;
    }

    /** The unit the step is about, if it is not the one that answers for the ticket afterwards. */
    TicketChange about(String unitId) {
        this.unit = unitId;
        return this;
    }

    Map<String, @Nullable Object> columns() {
        return columns;
    }

    String reason() {
        return reason;
    }

    String approver() {
        return approver;
    }

    @Nullable
    String unit() {
        return unit;
    }
}
