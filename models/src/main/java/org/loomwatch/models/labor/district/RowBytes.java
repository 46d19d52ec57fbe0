package org.loomwatch.models.labor.district;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows in ClickHouse's RowBinary, growing as needed. */
final class RowBytes {

    private byte[] bytes = new byte[1 << 20];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void number(long value, int width) {
        room(width);
        for (int i = 0; i < width; i++) {
            bytes[size++] = (byte) (value >>> (8 * i));
        }
    }

    void real(double value) {
        number(Double.doubleToRawLongBits(value), 8);
    }

    void single(float value) {
        number(Float.floatToRawIntBits(value), 4);
    }

    void text(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        int rest = text.length;
        while (rest >= 0x80) {
            number((rest & 0x7F) | 0x80, 1);
            rest >>>= 7;
        }
        number(rest, 1);
        room(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
