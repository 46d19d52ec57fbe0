package org.loomwatch.api.emergency.alert;

import java.util.Locale;

/** What became of a message. Superseded, cancelled and expired are three different things. */
public enum AlertState {
    /** Holds now. */
    LIVE,
    /** A later message of its sender took its place. */
    SUPERSEDED,
    /** Its sender called it off. */
    CANCELLED,
    /** Its time ran out. */
    EXPIRED,
    /** Kept, but nothing that could hold: a test, a draft, a cancellation, a message without info block. */
    RECORDED;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertState get(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
