package org.loomwatch.domain.access;

import java.util.Arrays;
import java.util.Optional;

/** How closely the figures of one feed may be seen. Not listed at all means: not seen. */
public enum FieldDetail {
    /** Ratios, months and shares of one enterprise, and totals over enough enterprises; no amounts of one. */
    RATIOS("ratios"),
    /** Everything, down to the feed records. */
    AMOUNTS("amounts");

    private final String id;

    FieldDetail(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Whether holding this detail suffices where {@code needed} is asked for. */
    public boolean covers(FieldDetail needed) {
        return this == AMOUNTS || needed == RATIOS;
    }

    public static Optional<FieldDetail> find(String id) {
        return Arrays.stream(values()).filter(detail -> detail.id.equals(id)).findFirst();
    }
}
