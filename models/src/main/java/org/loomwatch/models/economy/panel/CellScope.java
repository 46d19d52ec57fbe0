package org.loomwatch.models.economy.panel;

/** How a district is cut into cells. */
public enum CellScope {
    DISTRICT("district"),
    STREET("street"),
    INDUSTRY("industry");

    private final String id;

    CellScope(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
