package org.loomwatch.datasets.synthetic.random;

/**
 * What a sequence of draws is for. Each purpose has its own sequence, so that a change in one leaves the others as they
 * were. The keys are part of the format.
 */
public enum Stream {
    MAP(1),
    TERRAIN(2),
    NAMES(3),
    CYCLES(4),
    TRAITS(5),
    PLACE(6),
    IDENTITY(7),
    HEALTH(8),
    WORKFORCE(9),
    ACTIVITY(10),
    DISPUTE(11),
    LIFE(12),
    WAGES(13),
    COMPLAINTS(14),
    WATER(15),
    POWER(16),
    TAX(17),
    STAFFING(18),
    SOCIAL_INSURANCE(19),
    CAPACITY_EXIT(20),
    DELIVERY(21),
    OUTAGE(22),
    SCHOOLS(23),
    RESOURCES(24),
    OUTPUT(25);

    private final int key;

    Stream(int key) {
        this.key = key;
    }

    int key() {
        return key;
    }
}
