package org.loomwatch.jobs.master;

import java.util.Arrays;
import java.util.List;

/** The tables of school master data, named as their files are. */
enum SchoolTable {
    ENROLMENT("school_enrolment", "enrolment.csv", "area", "grade", "year", "pupils"),
    BIRTHS("school_births", "births.csv", "area", "year", "births"),
    CAPACITY("school_capacity", "capacity.csv", "area", "grade", "year", "places"),
    HOUSING("school_housing", "housing.csv", "area", "year", "dwellings"),
    EVENTS(
            "school_events",
            "school-events.csv",
            "kind",
            "year",
            "area",
            "to_area",
            "first_grade",
            "last_grade",
            "share");

    private final String table;
    private final String file;
    private final List<String> columns;

    SchoolTable(String table, String file, String... columns) {
        this.table = table;
        this.file = file;
        this.columns = List.of(columns);
    }

    /** @throws IllegalArgumentException if no table has a file of that name */
    static SchoolTable get(String fileName) {
        return Arrays.stream(values())
                .filter(table -> table.file.equals(fileName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no school table is named " + fileName));
    }

    String table() {
        return table;
    }

    List<String> columns() {
        return columns;
    }
}
