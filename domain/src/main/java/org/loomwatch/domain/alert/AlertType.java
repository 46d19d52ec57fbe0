package org.loomwatch.domain.alert;

import java.util.Arrays;
import java.util.Optional;

/** What an alert does to earlier ones (CAP {@code msgType}). */
public enum AlertType {
    ALERT("Alert"),
    UPDATE("Update"),
    CANCEL("Cancel"),
    ACK("Ack"),
    ERROR("Error");

    private final String cap;

    AlertType(String cap) {
        this.cap = cap;
    }

    /** The word that stands in the message. */
    public String cap() {
        return cap;
    }

    /** Whether such a message must name the ones it is about. */
    public boolean needsReferences() {
        return this != ALERT;
    }

    public static Optional<AlertType> find(String cap) {
        return Arrays.stream(values()).filter(value -> value.cap.equals(cap)).findFirst();
    }
}
