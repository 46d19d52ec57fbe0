package org.loomwatch.store.migration;

import java.util.ArrayList;
import java.util.List;

/** Cuts a script into its statements, which end with semicolons outside of quotes and comments. */
final class SqlStatements {

    private final String script;
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private int position;

    private SqlStatements(String script) {
        this.script = script;
    }

    /** @return the statements without their semicolons and without comments */
    static List<String> split(String script) {
        return new SqlStatements(script).split();
    }

    private List<String> split() {
        while (position < script.length()) {
            char next = script.charAt(position);
            if (script.startsWith("--", position)) {
                skipThrough("\n");
            } else if (script.startsWith("/*", position)) {
                skipThrough("*/");
            } else if (next == '\'' || next == '"' || next == '`') {
                copyQuoted(next);
            } else if (next == ';') {
                endStatement();
                position++;
            } else {
                statement.append(next);
                position++;
            }
        }
        endStatement();
        return statements;
    }

    private void skipThrough(String end) {
        int found = script.indexOf(end, position);
        position = found < 0 ? script.length() : found + end.length();
        statement.append(' ');
    }

    /** A quote inside is doubled, which looks like the end of one text and the start of another, or escaped. */
    private void copyQuoted(char quote) {
        int start = position++;
        while (position < script.length() && script.charAt(position) != quote) {
            position += script.charAt(position) == '\\' ? 2 : 1;
        }
        position = Math.min(position + 1, script.length());
        statement.append(script, start, position);
    }

    private void endStatement() {
        String text = statement.toString().strip();
        if (!text.isEmpty()) {
            statements.add(text);
        }
        statement.setLength(0);
    }
}
