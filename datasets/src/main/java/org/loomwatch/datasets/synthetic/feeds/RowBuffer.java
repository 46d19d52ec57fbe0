package org.loomwatch.datasets.synthetic.feeds;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** A growing buffer of UTF-8 bytes with the few number formats the files need; no locale, no object per value. */
public final class RowBuffer {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    private byte[] bytes = new byte[1 << 12];
    private int length;

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    public RowBuffer put(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    public RowBuffer put(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        return this;
    }

    public RowBuffer put(RowBuffer other) {
        return put(other.bytes, 0, other.length);
    }

    public RowBuffer ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
        return this;
    }

    public RowBuffer text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return put(encoded, 0, encoded.length);
    }

    public RowBuffer number(long value) {
        if (value < 0) {
            return put('-').number(-value);
        }
        reserve(20);
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            bytes[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Rounds half up to a fixed number of decimals. */
    public RowBuffer decimal(double value, int decimals) {
        if (value < 0) {
            return put('-').decimal(-value, decimals);
        }
        long scale = POWERS[decimals];
        long scaled = (long) Math.floor(value * scale + 0.5);
        number(scaled / scale);
        put('.');
        padded(scaled % scale, decimals);
        return this;
    }

    public RowBuffer date(long epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        return padded(date.getYear(), 4)
                .put('-')
                .padded(date.getMonthValue(), 2)
                .put('-')
                .padded(date.getDayOfMonth(), 2);
    }

    /** @param seconds local wall-clock seconds since 1970-01-01T00:00 in China (UTC+8, no daylight saving) */
    public RowBuffer time(long seconds) {
        long second = Math.floorMod(seconds, SECONDS_PER_DAY);
        return date(Math.floorDiv(seconds, SECONDS_PER_DAY))
                .put('T')
                .padded(second / 3600, 2)
                .put(':')
                .padded(second / 60 % 60, 2)
                .put(':')
                .padded(second % 60, 2)
                .ascii("+08:00");
    }

    public RowBuffer padded(long value, int digits) {
        reserve(digits);
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            bytes[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + (bytes.length >> 1)));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
