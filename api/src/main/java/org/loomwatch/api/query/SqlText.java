package org.loomwatch.api.query;

import java.util.Collection;
import java.util.Iterator;
import java.util.stream.Collectors;

/** SQL of ClickHouse with its values written into the text, where no prepared statement can carry them: views, files. */
public final class SqlText {

    private SqlText() {}

    /** The statement with each question mark replaced by its value. */
    public static String of(Sql sql) {
        StringBuilder text = new StringBuilder();
        Iterator<Object> values = sql.values().iterator();
        sql.text().chars().forEach(c -> {
            if (c == '?') {
                text.append(literal(values.next()));
            } else {
                text.append((char) c);
            }
        });
        return text.toString();
    }

    /** A value as ClickHouse reads it: numbers as they are, collections in parentheses, everything else as quoted text. */
    public static String literal(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Double || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(SqlText::literal).collect(Collectors.joining(", ", "(", ")"));
        }
        return "'" + value.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** A name as ClickHouse reads it, whatever stands in it. */
    public static String name(String name) {
        return "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
    }
}
