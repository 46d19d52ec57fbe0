package org.loomwatch.api.emergency;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Small conversions between the database's types and ours. */
public final class EmergencyTexts {

    private EmergencyTexts() {}

    /** As PostgreSQL's driver takes times with zone. */
    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
