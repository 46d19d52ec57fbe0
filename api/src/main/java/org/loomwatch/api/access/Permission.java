package org.loomwatch.api.access;

/** What a caller must hold to use a route. Every route names exactly one. */
public enum Permission {
    /** Open to anyone, signed in or not: carries no data of the district. */
    PUBLIC,
    /** Figures about the server itself. */
    METRICS_READ,
    /** Names, units and codes: feeds, measures, indicators, industries. */
    CATALOGUE_READ,
    /** Names and boundaries of areas. */
    AREA_READ,
    /** Totals over an area: overview, map. */
    OVERVIEW_READ,
    /** Master data and monthly series of single enterprises. */
    ENTERPRISE_READ,
    /** Single feed records behind a figure. */
    RECORD_READ
}
