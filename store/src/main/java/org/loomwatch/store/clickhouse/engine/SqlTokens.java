package org.loomwatch.store.clickhouse.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Splits SQL into words and single characters, passing over comments, literals and whatever is in parentheses. Works
 * on UTF-8 bytes because binary data may follow the SQL; everything it looks for is ASCII.
 */
final class SqlTokens {

    /** What {@link #next} found. */
    enum Kind {
        WORD,
        SYMBOL,
        END
    }

    private final byte[] text;
    private int position;
    private int start;

    SqlTokens(byte[] text) {
        this.text = text;
    }

    /** Moves to the next word or symbol outside parentheses. */
    Kind next() {
        while (position < text.length) {
            start = position;
            byte current = text[position];
            if (isSpace(current)) {
                position++;
            } else if (startsWith("--") || startsWith("#!") || startsWith("# ")) {
                position = after("\n", position + 2);
            } else if (startsWith("/*")) {
                position = after("*/", position + 2);
            } else if (current == '(') {
                skipParentheses();
                return Kind.SYMBOL;
            } else if (skipLiteral()) {
                return Kind.SYMBOL;
            } else if (isWord(current)) {
                while (position < text.length && isWord(text[position])) {
                    position++;
                }
                return Kind.WORD;
            } else {
                position++;
                return Kind.SYMBOL;
            }
        }
        start = position;
        return Kind.END;
    }

    /** Whether the token just found is this word, in any case. */
    boolean is(String word) {
        return word().equalsIgnoreCase(word);
    }

    String word() {
        return new String(text, start, position - start, StandardCharsets.UTF_8);
    }

    /** First byte of the token just found. */
    byte first() {
        return text[start];
    }

    /** Where the token just found begins. */
    int start() {
        return start;
    }

    /** Just behind the token just found. */
    int position() {
        return position;
    }

    private void skipParentheses() {
        int depth = 0;
        while (position < text.length) {
            byte current = text[position];
            if (startsWith("--")) {
                position = after("\n", position + 2);
            } else if (startsWith("/*")) {
                position = after("*/", position + 2);
            } else if (!skipLiteral()) {
                position++;
                depth += current == '(' ? 1 : current == ')' ? -1 : 0;
                if (depth == 0) {
                    return;
                }
            }
        }
    }

    /** Passes over a quoted string, a quoted name or a heredoc if one begins here. */
    private boolean skipLiteral() {
        byte quote = text[position];
        if (quote == '$') {
            int end = position + 1;
            while (end < text.length && isWord(text[end])) {
                end++;
            }
            if (end < text.length && text[end] == '$') {
                String tag = new String(text, position, end + 1 - position, StandardCharsets.UTF_8);
                position = after(tag, end + 1);
                return true;
            }
            return false;
        }
        if (quote != '\'' && quote != '"' && quote != '`') {
            return false;
        }
        position++;
        while (position < text.length && text[position] != quote) {
            position += text[position] == '\\' ? 2 : 1;
        }
        position = Math.min(position + 1, text.length);
        return true;
    }

    private int after(String end, int from) {
        byte[] wanted = end.getBytes(StandardCharsets.UTF_8);
        for (int at = from; at + wanted.length <= text.length; at++) {
            if (Arrays.equals(text, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at + wanted.length;
            }
        }
        return text.length;
    }

    private boolean startsWith(String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (position + i >= text.length || text[position + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    private static boolean isWord(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_';
    }
}
