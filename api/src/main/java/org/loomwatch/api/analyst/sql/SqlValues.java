package org.loomwatch.api.analyst.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Values as a page can show them exactly. */
final class SqlValues {

    /** Beyond this a page's numbers are no longer exact. */
    private static final double LARGEST_EXACT = 9_007_199_254_740_992.0;

    private SqlValues() {}

    /** Numbers that would lose digits, and those that JSON does not know, become text. */
    static @Nullable Object json(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue()) ? value : value.toString();
        }
        if (value instanceof Long || value instanceof BigInteger || value instanceof BigDecimal) {
            return Math.abs(((Number) value).doubleValue()) < LARGEST_EXACT ? value : value.toString();
        }
        return value;
    }
}
