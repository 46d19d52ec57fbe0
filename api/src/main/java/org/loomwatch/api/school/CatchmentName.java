package org.loomwatch.api.school;

/** A catchment's id, its names, and the street it lies in; names are the id where no catchments are loaded. */
public record CatchmentName(String area, String nameZh, String nameEn, String street) {}
