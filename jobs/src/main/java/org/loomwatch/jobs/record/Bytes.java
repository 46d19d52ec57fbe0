package org.loomwatch.jobs.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that is written in ClickHouse's RowBinary conventions (little endian, strings with varint length). */
public final class Bytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private byte[] array;
    private int size;

    public Bytes(int capacity) {
        array = new byte[Math.max(capacity, 16)];
    }

    public byte[] array() {
        return array;
    }

    public int size() {
        return size;
    }

    /** Cuts off everything from {@code newSize} on. */
    public void truncate(int newSize) {
        size = newSize;
    }

    public byte[] copy() {
        return Arrays.copyOf(array, size);
    }

    public void putByte(int value) {
        reserve(1);
        array[size++] = (byte) value;
    }

    public void putShort(int value) {
        reserve(2);
        SHORTS.set(array, size, (short) value);
        size += 2;
    }

    public void putInt(int value) {
        reserve(4);
        INTS.set(array, size, value);
        size += 4;
    }

    public void putLong(long value) {
        reserve(8);
        LONGS.set(array, size, value);
        size += 8;
    }

    public void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    public void putVarint(int value) {
        int rest = value;
        while (rest >= 0x80) {
            putByte((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        putByte(rest);
    }

    public void putBytes(byte[] source, int from, int to) {
        int length = to - from;
        reserve(length);
        System.arraycopy(source, from, array, size, length);
        size += length;
    }

    /** A String column's value from UTF-8 bytes. */
    public void putString(byte[] utf8, int from, int to) {
        putVarint(to - from);
        putBytes(utf8, from, to);
    }

    public void putString(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putString(utf8, 0, utf8.length);
    }

    /** Overwrites four bytes written earlier. */
    public void setInt(int at, int value) {
        INTS.set(array, at, value);
    }

    /** Overwrites eight bytes written earlier. */
    public void setLong(int at, long value) {
        LONGS.set(array, at, value);
    }

    public static int getInt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    public static long getLong(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    public static int getShort(byte[] bytes, int at) {
        return (short) SHORTS.get(bytes, at);
    }

    /** Where in {@code bytes[from, to)} an ASCII character stands first; {@code to} if nowhere. Eight bytes at a time. */
    public static int indexOf(byte[] bytes, int from, int to, char wanted) {
        int at = from;
        long everywhere = wanted * ONES;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long zeroWhereFound = getLong(bytes, at) ^ everywhere;
            // The lowest byte of which a one is borrowed is the first that is zero.
            long found = (zeroWhereFound - ONES) & ~zeroWhereFound & HIGH_BITS;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** Whether eight bytes are all ASCII. */
    public static boolean isAscii(byte[] bytes, int at) {
        return (getLong(bytes, at) & HIGH_BITS) == 0;
    }

    private void reserve(int more) {
        if (size + more > array.length) {
            array = Arrays.copyOf(array, Math.max(size + more, array.length + (array.length >> 1)));
        }
    }
}
