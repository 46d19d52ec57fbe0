package org.loomwatch.notebook.client;

/** A scored risk of one enterprise and month. */
public record Warning(
        String month,
        String uscc,
        String name,
        String area,
        String grade,
        double probability,
        int rank,
        String queue) {}
