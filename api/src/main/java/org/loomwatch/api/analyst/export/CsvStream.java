package org.loomwatch.api.analyst.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes CSV on and counts its records: line breaks outside quotation marks. */
final class CsvStream extends FilterOutputStream {

    private long records;
    private boolean quoted;

    CsvStream(OutputStream out) {
        super(out);
    }

    long records() {
        return records;
    }

    @Override
    public void write(int b) throws IOException {
        count((byte) b);
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            count(bytes[i]);
        }
        out.write(bytes, offset, length);
    }

    private void count(byte b) {
        if (b == '"') {
            quoted = !quoted;
        } else if (b == '\n' && !quoted) {
            records++;
        }
    }
}
