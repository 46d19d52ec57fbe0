package org.loomwatch.models.economy.adjustment;

/** How a series was adjusted. */
public enum AdjustmentMethod {
    /** Census X-13: regression with ARIMA errors, then X-11. */
    X13,
    /** Robust STL, for series too short or too irregular for X-13; no calendar effects. */
    STL,
    /** Nothing removed: the adjusted series is the series. */
    NONE
}
