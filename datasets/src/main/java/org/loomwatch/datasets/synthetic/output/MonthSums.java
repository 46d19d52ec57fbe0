package org.loomwatch.datasets.synthetic.output;

/** Sums over all enterprises of one month, added chunk by chunk in order so that rounding is the same every time. */
final class MonthSums {

    long alive;
    long disputesStarted;
    long disputesKnown;
    long withheld;
    double valueAdded;
    double staff;
    double kwh;
    double health;
    double hazard;

    void add(ChunkMonth chunk) {
        alive += chunk.alive;
        disputesStarted += chunk.disputesStarted;
        disputesKnown += chunk.disputesKnown;
        withheld += chunk.withheld;
        valueAdded += chunk.valueAdded;
        staff += chunk.staff;
        kwh += chunk.kwh;
        health += chunk.health;
        hazard += chunk.hazard;
    }
}
