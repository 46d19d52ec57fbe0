package org.loomwatch.store.clickhouse.engine;

/** Literals and names as ClickHouse reads them. */
final class SqlText {

    private SqlText() {}

    static String quote(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static String quoteName(String name) {
        return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
    }
}
