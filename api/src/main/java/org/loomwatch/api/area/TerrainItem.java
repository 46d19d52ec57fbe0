package org.loomwatch.api.area;

/** A river, road or water surface drawn behind the areas; {@code kind} is river, road or water. */
public record TerrainItem(String id, String kind, String nameZh, String nameEn) {}
