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

    /** The comparison that holds for rows after a position. */
    String after() {
        return descending ? "<" : ">";
    }

    static Map<String, EnterpriseOrder> byId() {
        return Arrays.stream(values()).collect(Collectors.toMap(EnterpriseOrder::id, order -> order));
    }
}
