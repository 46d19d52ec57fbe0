package org.loomwatch.jobs.conform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.loomwatch.domain.enterprise.Uscc;

/**
 * All known enterprises, numbered from 0 in USCC order, found by the bytes of their code without making objects. Takes
 * about 60 bytes an enterprise. Immutable.
 */
public final class EnterpriseIndex {

    /** What {@link #find} answers for a text that is no USCC by its length or alphabet. */
    public static final int MALFORMED = -1;
    /** ... for a text with a wrong check character. */
    public static final int WRONG_CHECK = -2;
    /** ... for a valid code that is not in the master data. */
    public static final int UNKNOWN = -3;

    private static final byte[] DIGIT = new byte[128];
    private static final int[] WEIGHT = new int[Uscc.LENGTH];

    static {
        Arrays.fill(DIGIT, (byte) -1);
        for (int i = 0; i < Uscc.ALPHABET.length(); i++) {
            DIGIT[Uscc.ALPHABET.charAt(i)] = (byte) i;
        }
        // The check character makes Σ cᵢ·3^(i−1) over all 18 characters, itself with weight 1, a multiple of 31.
        int weight = 1;
        for (int i = 0; i < Uscc.LENGTH - 1; i++) {
            WEIGHT[i] = weight;
            weight = weight * 3 % 31;
        }
        WEIGHT[Uscc.LENGTH - 1] = 1;
    }

    private final byte[] codes;
    private final long[] heads;
    private final long[] tails;
    private final int[] numbers;
    private final int size;

    private EnterpriseIndex(String[] sorted) {
        size = sorted.length;
        codes = new byte[size * Uscc.LENGTH];
        int capacity = Integer.highestOneBit(Math.max(8, size * 2)) << 1;
        heads = new long[capacity];
        tails = new long[capacity];
        numbers = new int[capacity];
        Arrays.fill(numbers, -1);
        for (int number = 0; number < size; number++) {
            byte[] code = sorted[number].getBytes(StandardCharsets.US_ASCII);
            if (code.length != Uscc.LENGTH) {
                throw new IllegalArgumentException("master data holds '" + sorted[number] + "', which is no USCC");
            }
            System.arraycopy(code, 0, codes, number * Uscc.LENGTH, Uscc.LENGTH);
            long head = half(code, 0);
            long tail = half(code, 9);
            int slot = slot(head, tail);
            while (numbers[slot] >= 0) {
                slot = (slot + 1) & (capacity - 1);
            }
            heads[slot] = head;
            tails[slot] = tail;
            numbers[slot] = number;
        }
    }

    public static EnterpriseIndex of(Collection<String> usccs) {
        return new EnterpriseIndex(usccs.stream().distinct().sorted().toArray(String[]::new));
    }

    public int size() {
        return size;
    }

    /** The number of the enterprise whose code stands in {@code bytes[from, to)}, or one of the negative answers. */
    public int find(byte[] bytes, int from, int to) {
        if (to - from != Uscc.LENGTH) {
            return MALFORMED;
        }
        int sum = 0;
        for (int i = 0; i < Uscc.LENGTH; i++) {
            byte c = bytes[from + i];
            int digit = c < 0 ? -1 : DIGIT[c];
            if (digit < 0) {
                return MALFORMED;
            }
            sum += digit * WEIGHT[i];
        }
        if (sum % 31 != 0) {
            return WRONG_CHECK;
        }
        long head = half(bytes, from);
        long tail = half(bytes, from + 9);
        for (int slot = slot(head, tail); numbers[slot] >= 0; slot = (slot + 1) & (numbers.length - 1)) {
            if (heads[slot] == head && tails[slot] == tail) {
                return numbers[slot];
            }
        }
        return UNKNOWN;
    }

    /** @throws IllegalArgumentException if the enterprise is not known */
    public int get(String uscc) {
        byte[] bytes = uscc.getBytes(StandardCharsets.UTF_8);
        int number = find(bytes, 0, bytes.length);
        if (number < 0) {
            throw new IllegalArgumentException("no enterprise " + uscc + " in the master data");
        }
        return number;
    }

    /** All codes one after the other, {@link Uscc#LENGTH} bytes each, in the order of their numbers. Do not write to it. */
    public byte[] codes() {
        return codes;
    }

    public String code(int number) {
        return new String(codes, number * Uscc.LENGTH, Uscc.LENGTH, StandardCharsets.US_ASCII);
    }

    private int slot(long head, long tail) {
        long mixed = ((head * 0x9E3779B97F4A7C15L) ^ tail) * 0xC2B2AE3D27D4EB4FL;
        return (int) (mixed >>> 32) & (numbers.length - 1);
    }

    private static long half(byte[] bytes, int from) {
        long half = 0;
        for (int i = from; i < from + 9; i++) {
            half = half * 31 + DIGIT[bytes[i]];
        }
        return half;
    }
}
