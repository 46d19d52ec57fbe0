package org.loomwatch.api.enterprise;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Orders a list of enterprises can have; ties are broken by USCC, so that every order is total. */
public enum EnterpriseOrder {
    USCC("uscc", "uscc", false),
    USCC_DESCENDING("-uscc", "uscc", true),
    NAME("name", "name", false),
    NAME_DESCENDING("-name", "name", true),
    FOUNDED("founded_on", "toString(coalesce(founded_on, toDate32('1900-01-01')))", false),
    FOUNDED_DESCENDING("-founded_on", "toString(coalesce(founded_on, toDate32('1900-01-01')))", true);

    private final String id;
    private final String key;
    private final boolean descending;

    EnterpriseOrder(String id, String key, boolean descending) {
        this.id = id;
        this.key = key;
        this.descending = descending;
    }

    /** Name in URLs; a leading minus turns the order around. */
    public String id() {
        return id;
    }

    /** SQL expression of the sort key, a text. */
    String key() {
        return key;
    }

    String direction() {
        return descending ? "DESC" : "ASC";
    }

    /**
     * How the rows of a page are read where most of them match. The table is kept in ascending order of USCC: read a little at
     * a time, a page is full before the rest of the table was looked at. Every other order needs all rows, in large blocks.
     */
    String reading() {
        return this == USCC ? "SETTINGS max_block_size = 2048, max_threads = 1" : "";
    }

    /** The comparison that holds for rows after a position. */
    String after() {
        return descending ? "<" : ">";
    }

    static Map<String, EnterpriseOrder> byId() {
        return Arrays.stream(values()).collect(Collectors.toMap(EnterpriseOrder::id, order -> order));
    }
}
