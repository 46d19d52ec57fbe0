package org.loomwatch.api.analyst.sql;

import java.util.Locale;
import java.util.Set;

/**
 * Looks through a statement as ClickHouse's own formatter writes it: no comments, text in single quotation marks and names in
 * backticks, both with backslashes, everything else words and signs. Words that begin a clause which is not ours to run are
 * refused wherever they stand; a column of such a name can be put in backticks.
 */
final class SqlWords {

    private static final Set<String> REFUSED = Set.of(
            "into",
            "outfile",
            "format",
            "settings",
            "insert",
            "create",
            "alter",
            "drop",
            "system",
            "attach",
            "detach",
            "kill",
            "grant",
            "revoke",
            "truncate",
            "optimize",
            "rename",
            "exchange",
            "explain",
            "describe",
            "show",
            "use",
            "set",
            "backup",
            "restore",
            "parallel",
            "compression",
            "infile",
            "watch",
            "execute");

    private SqlWords() {}

    /** @throws SqlRefused if it is no single SELECT, or holds a word that begins something else */
    static void check(String formatted) {
        int at = 0;
        boolean first = true;
        while (at < formatted.length()) {
            char c = formatted.charAt(at);
            if (c == '\'' || c == '`') {
                at = closing(formatted, at, c);
            } else if (Character.isLetter(c) || c == '_') {
                int end = at;
                while (end < formatted.length() && isWord(formatted.charAt(end))) {
                    end++;
                }
                String word = formatted.substring(at, end).toLowerCase(Locale.ROOT);
                if (first && !word.equals("select") && !word.equals("with")) {
                    throw new SqlRefused("只能执行 SELECT 查询", "only SELECT can be run");
                }
                if (REFUSED.contains(word)) {
                    throw new SqlRefused(
                            "不允许使用 " + word + "；若为列名请用反引号",
                            word + " is not allowed here; put a column of that name in backticks");
                }
                first = false;
                at = end;
            } else if (Character.isDigit(c)) {
                while (at < formatted.length() && isWord(formatted.charAt(at))) {
                    at++;
                }
            } else if (c < 128 && "()[]{},.*+-/%=<>!|:? \n\t&".indexOf(c) >= 0 && !(c == '{')) {
                at++;
            } else {
                throw new SqlRefused("不允许的字符 " + c, "the sign " + c + " is not allowed here");
            }
        }
        if (first) {
            throw new SqlRefused("只能执行 SELECT 查询", "only SELECT can be run");
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static int closing(String text, int from, char quote) {
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw new SqlRefused("引号未闭合", "a quotation mark is not closed");
        }
        return at + 1;
    }
}
