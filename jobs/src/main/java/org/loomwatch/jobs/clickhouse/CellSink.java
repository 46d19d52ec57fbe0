package org.loomwatch.jobs.clickhouse;

/** Takes one enterprise, by its number, and a month since 1970-01. */
@FunctionalInterface
public interface CellSink {
    void accept(int enterprise, int month);
}
