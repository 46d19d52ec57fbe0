package org.loomwatch.models.schools.data;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as written into messages and files: plain, without trailing zeros, the same in every locale. */
public final class Numbers {

    private Numbers() {}

    /** At most two decimals; empty for NaN. */
    public static String plain(double value) {
        return plain(value, 2);
    }

    public static String plain(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "";
        }
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
