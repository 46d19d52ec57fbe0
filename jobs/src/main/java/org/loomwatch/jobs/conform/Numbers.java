package org.loomwatch.jobs.conform;

/** Decimal texts as scaled whole numbers, without floating point in between. */
final class Numbers {

    /** Not a number of the wanted precision. */
    static final long MALFORMED = Long.MIN_VALUE;
    /** A well-formed number of more than 18 digits. */
    static final long TOO_LARGE = Long.MIN_VALUE + 1;
    /** A well-formed number below zero. */
    static final long NEGATIVE = Long.MIN_VALUE + 2;

    private static final long LIMIT = 999_999_999_999_999L;

    private Numbers() {}

    /**
     * Parses plain decimal notation; digits beyond the wanted ones must be zeros.
     *
     * @param decimals digits kept after the point: 12.5 with two is 1250
     * @return the scaled number, or one of the constants above
     */
    static long parse(byte[] bytes, int from, int to, int decimals) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        int digits = 0;
        for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            value = value > LIMIT ? value : value * 10 + bytes[at] - '0';
            digits++;
        }
        int kept = 0;
        if (at < to && bytes[at] == '.' && digits > 0) {
            at++;
            int first = at;
            for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
                if (kept < decimals) {
                    value = value > LIMIT ? value : value * 10 + bytes[at] - '0';
                    kept++;
                } else if (bytes[at] != '0') {
                    return MALFORMED;
                }
            }
            if (at == first) {
                return MALFORMED;
            }
        }
        if (at != to || digits == 0) {
            return MALFORMED;
        }
        for (; kept < decimals; kept++) {
            value = value > LIMIT ? value : value * 10;
        }
        if (value > LIMIT) {
            return TOO_LARGE;
        }
        return negative && value != 0 ? NEGATIVE : value;
    }
}
