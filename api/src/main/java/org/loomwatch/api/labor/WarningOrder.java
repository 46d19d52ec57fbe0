package org.loomwatch.api.labor;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Order of the list of warnings. Rows of one key are in order of their rank. */
public enum WarningOrder {
    /** Gravest colour first; rules may have raised some above their probability. */
    GRADE("grade", "toUInt32(indexOf(['red', 'orange', 'yellow', 'blue', 'none'], grade))"),
    /** Highest probability first. */
    PROBABILITY("probability", "toUInt32(0)");

    private final String id;
    private final String key;

    WarningOrder(String id, String key) {
        this.id = id;
        this.key = key;
    }

    public String id() {
        return id;
    }

    String key() {
        return key;
    }

    static Map<String, WarningOrder> byId() {
        return Arrays.stream(values()).collect(Collectors.toMap(WarningOrder::id, order -> order));
    }
}
