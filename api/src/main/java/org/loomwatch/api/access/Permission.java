package org.loomwatch.api.access;

import java.util.Locale;

/** What a caller must hold to use a route. Every route names exactly one. */
public enum Permission {
    /** Open to anyone, signed in or not: carries no data of the district. */
    PUBLIC,
    /** One's own account, sessions and trace; held by everybody who is signed in, whatever their grants. */
    SIGNED_IN,
    /** Figures about the server itself. */
    METRICS_READ,
    /** Names, units and codes: feeds, measures, indicators, industries. */
    CATALOGUE_READ,
    /** Names and boundaries of areas. */
    AREA_READ,
    /** Totals over an area: overview, map. */
    OVERVIEW_READ,
    /** Making monthly briefings for oneself, with one's own rights. */
    BRIEFING_READ,
    /** Totals for the screen on the wall: nothing of persons or single enterprises. */
    WALL_READ,
    /** Economic indices of the district, its streets and industries. */
    INDEX_READ,
    /** How good the indices are: diagnostics of adjustment, backtest, models. */
    INDEX_DIAGNOSTICS,
    /** Master data and monthly series of single enterprises. */
    ENTERPRISE_READ,
    /** Single feed records behind a figure. */
    RECORD_READ,
    /** Accounts and units, without what they may do. */
    ACCOUNT_READ,
    /** Opening, closing and renaming accounts and units; passwords. */
    ACCOUNT_WRITE,
    /** Who may see and do what, and what a person would see. */
    GRANT_READ,
    /** Giving and taking rights, within one's own. */
    GRANT_WRITE,
    /** The whole audit trail. */
    AUDIT_READ,
    /** Opening rights to oneself in an emergency, with a reason. */
    BREAK_GLASS,
    /** Reviewing who did that. */
    BREAK_GLASS_REVIEW,

    /** Deliveries of notices that were given up, and webhooks. */
    NOTICE_ADMIN,

    /** Forecasts of school places, and scenarios that were shared. */
    SCHOOL_READ,
    /** Saving scenarios of school places. */
    SCHOOL_PLAN,

    /** Warning signals, resources, plans and responses, within one's areas. */
    EMERGENCY_READ,
    /** Handing in warning signals; for services and for the duty officer at the telephone. */
    ALERT_WRITE,
    /** Gauges' readings; for services. */
    READING_WRITE,
    /** Importing, editing and taking out resources. */
    RESOURCE_WRITE,
    /** New versions of plans. */
    PLAN_WRITE,
    /** Proposing, confirming and ending responses. */
    ACTIVATION_DECIDE,
    /** Answering for one's own unit. */
    DUTY_ANSWER,

    /** Quarantined rows of the feeds whose amounts one sees. */
    QUARANTINE_READ,
    /** Correcting, resubmitting and dismissing them. */
    QUARANTINE_WRITE,
    /** Completeness, timeliness and the like of what departments send. */
    QUALITY_READ,
    /** Progress of the inbox and the runs there were. */
    INGEST_READ,

    /** Warnings of enterprises, their reasons and scores. */
    WARNING_READ,
    /** Warning models: what they learnt from and are worth. */
    MODEL_READ,
    /** Training challengers, as jobs of the server. */
    MODEL_TRAIN,
    /** Proposing that another model goes to work. */
    MODEL_PROPOSE,
    /** Confirming or refusing what somebody else proposed. */
    MODEL_CONFIRM,
    /** Tickets and their history. */
    TICKET_READ,
    /** Working the tickets of one's own unit. */
    TICKET_WORK,
    /** Asking for a transfer, an extension, voiding or reopening. */
    TICKET_REQUEST,
    /** Deciding on what somebody else asked for. */
    TICKET_APPROVE,
    /** Checking and closing what somebody else resolved. */
    TICKET_VERIFY,
    /** Handing tickets to units. */
    TICKET_DISPATCH,
    /** How well units work. */
    EVALUATION_READ,

    /** Whole tables as files, each within what its own permission shows. */
    EXPORT_TABLES,
    /** Asking the same tables by SQL. */
    SQL_READ;

    /** Name used in URLs and tokens, such as {@code enterprise_read}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
