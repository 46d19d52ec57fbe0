package org.loomwatch.jobs.conform;

import org.loomwatch.jobs.record.Bytes;

/** The texts of one row as slices of a byte array, in the order of the feed's header; reused from row to row. */
public final class Fields {

    byte[] bytes = new byte[0];
    final int[] from;
    final int[] to;
    private final Bytes scratch = new Bytes(1024);

    Fields(int count) {
        from = new int[count];
        to = new int[count];
    }

    int count() {
        return from.length;
    }

    boolean isEmpty(int field) {
        return from[field] == to[field];
    }

    /** Excel's sign that digits are a text is no part of the text. */
    void dropApostrophe(int field) {
        if (from[field] < to[field] && bytes[from[field]] == '\'') {
            from[field]++;
        }
    }

    /** Text of a field by its place in the feed's header. */
    public String text(int field) {
        return new String(bytes, from[field], to[field] - from[field], java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Takes over texts that are no slices of the input, such as unquoted ones; null counts as empty. */
    void set(String[] texts) {
        scratch.truncate(0);
        for (int field = 0; field < from.length; field++) {
            from[field] = scratch.size();
            if (texts[field] != null) {
                byte[] utf8 = texts[field].getBytes(java.nio.charset.StandardCharsets.UTF_8);
                scratch.putBytes(utf8, 0, utf8.length);
            }
            to[field] = scratch.size();
        }
        bytes = scratch.array();
    }
}
