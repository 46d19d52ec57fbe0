package org.loomwatch.models.economy.panel;

/**
 * A part of the district that has series of its own.
 *
 * @param key area id of a street, letter of a section, or {@code all}
 */
public record Cell(CellScope scope, String key) {

    public static final Cell DISTRICT = new Cell(CellScope.DISTRICT, "all");

    public static Cell street(String area) {
        return new Cell(CellScope.STREET, area);
    }

    public static Cell industry(String section) {
        return new Cell(CellScope.INDUSTRY, section);
    }
}
