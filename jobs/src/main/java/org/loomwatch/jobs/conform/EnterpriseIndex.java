package org.loomwatch.jobs.conform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.loomwatch.domain.enterprise.Uscc;
import org.loomwatch.jobs.record.Bytes;

/**
 * All known enterprises, numbered from 0 in USCC order, found by the bytes of their code without making objects. Takes
 * about 40 bytes an enterprise. Immutable.
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

    /** In a slot of the hash table: some bits of the hash, then the number. */
    private static final long MASK_OF_NUMBER = Integer.MAX_VALUE;

    private static final long FREE = -1;

    private final byte[] codes;
    private final long[] slots;
    private final int size;

    private EnterpriseIndex(byte[] sortedCodes) {
        codes = sortedCodes;
        size = codes.length / Uscc.LENGTH;
        slots = new long[Integer.highestOneBit(Math.max(8, size * 2)) << 1];
        Arrays.fill(slots, FREE);
        for (int number = 0; number < size; number++) {
            long hash = hash(codes, number * Uscc.LENGTH);
            int slot = slot(hash);
            while (slots[slot] != FREE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = (hash & ~MASK_OF_NUMBER) | number;
        }
    }

    public static EnterpriseIndex of(Collection<String> usccs) {
        List<String> sorted = usccs.stream().distinct().sorted().toList();
        for (String uscc : sorted) {
            if (uscc.length() != Uscc.LENGTH) {
                throw new IllegalArgumentException("master data holds '" + uscc + "', which is no USCC");
            }
        }
        return new EnterpriseIndex(String.join("", sorted).getBytes(StandardCharsets.US_ASCII));
    }

    /** @param codes different codes in order, {@link Uscc#LENGTH} bytes each; owned by the index from now on */
    public static EnterpriseIndex ofSorted(byte[] codes) {
        return new EnterpriseIndex(codes);
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
        long hash = hash(bytes, from);
        for (int slot = slot(hash); slots[slot] != FREE; slot = (slot + 1) & (slots.length - 1)) {
            if (((slots[slot] ^ hash) & ~MASK_OF_NUMBER) == 0) {
                int number = (int) (slots[slot] & MASK_OF_NUMBER);
                if (Arrays.equals(codes, number * Uscc.LENGTH, (number + 1) * Uscc.LENGTH, bytes, from, to)) {
                    return number;
                }
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

    private int slot(long hash) {
        return (int) (hash >>> 20) & (slots.length - 1);
    }

    /** Never negative, so that no slot looks free. */
    private static long hash(byte[] code, int from) {
        long mixed = Bytes.getLong(code, from) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 32) ^ Bytes.getLong(code, from + 8)) * 0xC2B2AE3D27D4EB4FL;
        mixed = (mixed ^ (mixed >>> 32) ^ Bytes.getShort(code, from + 16)) * 0x9E3779B97F4A7C15L;
        return mixed >>> 1;
    }
}
