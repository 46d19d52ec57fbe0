package org.loomwatch.jobs.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The xxHash64 function with seed 0, equal to ClickHouse's {@code xxHash64(String)}. Source: the public specification of
 * the xxHash family (XXH64 algorithm).
 */
public final class XxHash64 {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_3 = 0x165667B19E3779F9L;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private XxHash64() {}

    /** Hash of {@code bytes[from, to)}. */
    public static long hash(byte[] bytes, int from, int to) {
        int length = to - from;
        int at = from;
        long hash;
        if (length >= 32) {
            // PRIME_1 + PRIME_2, modulo 2^64.
            long lane1 = 0x60EA27EEADC0B5D6L;
            long lane2 = PRIME_2;
            long lane3 = 0;
            long lane4 = -PRIME_1;
            for (; at <= to - 32; at += 32) {
                lane1 = round(lane1, (long) LONGS.get(bytes, at));
                lane2 = round(lane2, (long) LONGS.get(bytes, at + 8));
                lane3 = round(lane3, (long) LONGS.get(bytes, at + 16));
                lane4 = round(lane4, (long) LONGS.get(bytes, at + 24));
            }
            hash = Long.rotateLeft(lane1, 1)
                    + Long.rotateLeft(lane2, 7)
                    + Long.rotateLeft(lane3, 12)
                    + Long.rotateLeft(lane4, 18);
            hash = merge(merge(merge(merge(hash, lane1), lane2), lane3), lane4);
        } else {
            hash = PRIME_5;
        }
        hash += length;
        for (; at <= to - 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(bytes, at)), 27) * PRIME_1 + PRIME_4;
        }
        if (at <= to - 4) {
            long word = ((int) INTS.get(bytes, at)) & 0xFFFFFFFFL;
            hash = Long.rotateLeft(hash ^ (word * PRIME_1), 23) * PRIME_2 + PRIME_3;
            at += 4;
        }
        for (; at < to; at++) {
            hash = Long.rotateLeft(hash ^ ((bytes[at] & 0xFF) * PRIME_5), 11) * PRIME_1;
        }
        hash = (hash ^ (hash >>> 33)) * PRIME_2;
        hash = (hash ^ (hash >>> 29)) * PRIME_3;
        return hash ^ (hash >>> 32);
    }

    private static long round(long lane, long word) {
        return Long.rotateLeft(lane + word * PRIME_2, 31) * PRIME_1;
    }

    private static long merge(long hash, long lane) {
        return (hash ^ round(0, lane)) * PRIME_1 + PRIME_4;
    }
}
