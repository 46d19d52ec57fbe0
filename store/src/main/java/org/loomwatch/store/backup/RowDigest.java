package org.loomwatch.store.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Passes rows on and meanwhile counts them and sums them up to one number, whatever their order: the sum, modulo 2^64,
 * of the first 8 bytes of every line's SHA-256. A row is a line of tab-separated columns.
 */
final class RowDigest extends OutputStream {

    private final OutputStream target;
    private final TableColumns table;
    private final MessageDigest line = sha256();
    private long rows;
    private long sum;
    private int tabs;
    private boolean insideLine;

    /** Passes the rows of one table on to {@code target}, which it never closes. */
    RowDigest(TableColumns table, OutputStream target) {
        this.table = table;
        this.target = target;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        target.write(buffer, offset, length);
        int start = offset;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (buffer[i] == '\t') {
                tabs++;
            } else if (buffer[i] == '\n') {
                line.update(buffer, start, i - start);
                endLine();
                start = i + 1;
            }
        }
        if (start < end) {
            line.update(buffer, start, end - start);
            insideLine = true;
        }
    }

    private void endLine() throws MalformedRowsException {
        if (tabs + 1 != table.columns().size()) {
            // An engine that fails half-way may say so in the middle of its rows.
            throw new MalformedRowsException("row %d of table %s has %d columns, not %d"
                    .formatted(
                            rows + 1, table.table(), tabs + 1, table.columns().size()));
        }
        sum += ByteBuffer.wrap(line.digest()).getLong();
        rows++;
        tabs = 0;
        insideLine = false;
    }

    /** @throws MalformedRowsException if the last row was cut off */
    TableContent content() throws MalformedRowsException {
        if (insideLine) {
            throw new MalformedRowsException("row %d of table %s is cut off".formatted(rows + 1, table.table()));
        }
        return new TableContent(table.table(), table.columns(), rows, "%016x".formatted(sum));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
