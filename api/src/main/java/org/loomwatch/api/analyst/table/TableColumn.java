package org.loomwatch.api.analyst.table;

import org.loomwatch.api.problem.Text;

/**
 * One column of a permitted table.
 *
 * @param name in SQL and in files
 * @param label what it is, for people
 */
public record TableColumn(String name, Text label) {

    static TableColumn of(String name, String zh, String en) {
        return new TableColumn(name, Text.of(zh, en));
    }
}
