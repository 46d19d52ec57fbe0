package org.loomwatch.notebook.client;

/** A reservoir, a construction site or the like that a response reached. */
public record LinkedResource(
        String id,
        String category,
        String name,
        String area,
        String unit,
        double longitude,
        double latitude,
        boolean released) {}
