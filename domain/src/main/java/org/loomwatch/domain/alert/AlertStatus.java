package org.loomwatch.domain.alert;

import java.util.Arrays;
import java.util.Optional;

/** How an alert is meant (CAP {@code status}). Only {@link #ACTUAL} ones may call anybody out. */
public enum AlertStatus {
    ACTUAL("Actual"),
    EXERCISE("Exercise"),
    SYSTEM("System"),
    TEST("Test"),
    DRAFT("Draft");

    private final String cap;

    AlertStatus(String cap) {
        this.cap = cap;
    }

    /** The word that stands in the message. */
    public String cap() {
        return cap;
    }

    public static Optional<AlertStatus> find(String cap) {
        return Arrays.stream(values()).filter(value -> value.cap.equals(cap)).findFirst();
    }
}
