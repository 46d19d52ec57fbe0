package org.loomwatch.domain.feed;

/** What the text of a feed field must be, and its unit. */
public enum FieldType {
    /** ISO 8601 calendar date. */
    DATE,
    /** Yuan with two decimals, never negative; empty means missing, never zero. */
    MONEY,
    /** Whole number of persons, days or cases, never negative. */
    COUNT,
    /** Metered quantity in the unit its field names (m³, kWh), never negative. */
    QUANTITY,
    /** Share between 0 and 1. */
    SHARE,
    /** One of a closed list of words. */
    ENUMERATION,
    /** Free text or a foreign key. */
    TEXT
}
