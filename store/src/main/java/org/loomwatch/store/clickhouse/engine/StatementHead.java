package org.loomwatch.store.clickhouse.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has to be known of a statement before it can be run.
 *
 * @param kind how to run it
 * @param sqlLength bytes of SQL: up to, and without, VALUES or FORMAT if data follows, else all
 * @param dataOffset where the data of an insert begins
 * @param format format of the data of an insert, or of a result if the statement names one
 */
record StatementHead(Kind kind, int sqlLength, int dataOffset, Optional<String> format) {

    enum Kind {
        /** Its result can be fetched piece by piece. */
        SELECT,
        /** Data follows the SQL. */
        INSERT_DATA,
        OTHER
    }

    private static final Set<String> BEFORE_TABLE_NAME = caseInsensitive("INTO", "TABLE", "FUNCTION");
    private static final Set<String> NO_DATA_FOLLOWS = caseInsensitive("SELECT", "WITH", "FROM");

    static StatementHead of(byte[] text) {
        SqlTokens tokens = new SqlTokens(text);
        SqlTokens.Kind first = tokens.next();
        if (first == SqlTokens.Kind.WORD && tokens.is("INSERT")) {
            return ofInsert(text, tokens);
        }
        boolean select = first == SqlTokens.Kind.WORD
                ? tokens.is("SELECT") || tokens.is("WITH")
                : first == SqlTokens.Kind.SYMBOL && tokens.first() == '(';
        return ofQuery(text, tokens, select ? Kind.SELECT : Kind.OTHER);
    }

    private static StatementHead ofInsert(byte[] text, SqlTokens tokens) {
        SqlTokens.Kind kind = tokens.next();
        while (kind == SqlTokens.Kind.WORD && BEFORE_TABLE_NAME.contains(tokens.word())) {
            kind = tokens.next();
        }
        // Whatever stands here is a name, even if it reads like a keyword.
        for (kind = tokens.next(); kind != SqlTokens.Kind.END; kind = tokens.next()) {
            if (kind == SqlTokens.Kind.SYMBOL && tokens.first() == '.') {
                tokens.next();
            } else if (kind == SqlTokens.Kind.WORD && NO_DATA_FOLLOWS.contains(tokens.word())) {
                return ofQuery(text, tokens, Kind.OTHER);
            } else if (kind == SqlTokens.Kind.WORD && tokens.is("VALUES")) {
                return new StatementHead(Kind.INSERT_DATA, tokens.start(), tokens.position(), Optional.of("Values"));
            } else if (kind == SqlTokens.Kind.WORD && tokens.is("FORMAT")) {
                int sqlLength = tokens.start();
                tokens.next();
                return new StatementHead(
                        Kind.INSERT_DATA, sqlLength, skipToData(text, tokens.position()), Optional.of(tokens.word()));
            }
        }
        return new StatementHead(Kind.OTHER, text.length, text.length, Optional.empty());
    }

    /** Data begins behind the first line break if only blanks come before it, else behind the blanks. */
    private static int skipToData(byte[] text, int position) {
        int at = position;
        while (at < text.length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\f')) {
            at++;
        }
        if (at < text.length && text[at] == '\r') {
            at++;
        }
        return at < text.length && text[at] == '\n' ? at + 1 : at;
    }

    private static StatementHead ofQuery(byte[] text, SqlTokens tokens, Kind assumed) {
        Kind kind = assumed;
        Optional<String> format = Optional.empty();
        SqlTokens.Kind token = tokens.next();
        while (token != SqlTokens.Kind.END) {
            if (token == SqlTokens.Kind.WORD && tokens.is("INSERT")) {
                kind = Kind.OTHER;
            }
            boolean formatComes = token == SqlTokens.Kind.WORD && tokens.is("FORMAT");
            token = tokens.next();
            if (formatComes && token == SqlTokens.Kind.WORD) {
                String name = tokens.word();
                token = tokens.next();
                if (token == SqlTokens.Kind.END || tokens.first() == ';' || tokens.is("SETTINGS")) {
                    format = Optional.of(name);
                }
            }
        }
        return new StatementHead(kind, text.length, text.length, format);
    }

    private static Set<String> caseInsensitive(String... words) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Arrays.asList(words));
        return set;
    }

    /** The SQL without the data. */
    String sql(byte[] text) {
        return new String(text, 0, sqlLength, StandardCharsets.UTF_8);
    }
}
