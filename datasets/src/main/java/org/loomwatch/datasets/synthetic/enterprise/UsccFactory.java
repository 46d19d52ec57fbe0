package org.loomwatch.datasets.synthetic.enterprise;

import org.loomwatch.datasets.synthetic.geography.DistrictMapBuilder;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.domain.enterprise.Uscc;

/**
 * Valid and unique codes: registering office 9 (market supervision), kind 1 or 2, the invented division, an organisation
 * code beginning MA with its own check character (GB 11714), and the check character of GB 32100-2015.
 */
final class UsccFactory {

    private static final int SERIAL_BITS = 29;
    private static final long SERIAL_MASK = (1L << SERIAL_BITS) - 1;
    private static final int SLOT_BITS = 22;
    private static final int SERIAL_CHARACTERS = 6;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private final long salt;

    UsccFactory(long seed) {
        salt = Draws.mix(seed ^ 0x5DEECE66DL) & SERIAL_MASK;
    }

    /** Writes the 18 characters of the enterprise that is the slot's {@code generation}th. */
    void write(int slot, int generation, boolean soleTrader, byte[] uscc) {
        StringBuilder code = new StringBuilder(Uscc.LENGTH);
        code.append(soleTrader ? "92" : "91")
                .append(DistrictMapBuilder.DISTRICT_ID)
                .append("MA");
        appendSerial(code, scramble((((long) generation << SLOT_BITS) | slot) & SERIAL_MASK));
        code.append(organisationCheck(code.substring(8)));
        code.append(Uscc.checkCharacter(code));
        for (int i = 0; i < uscc.length; i++) {
            uscc[i] = (byte) code.charAt(i);
        }
    }

    /** A bijection of 29 bits, so that neighbours in the register do not have neighbouring codes. */
    private long scramble(long serial) {
        long x = serial ^ salt;
        x = (x * 0x165667B1L) & SERIAL_MASK;
        x ^= x >>> 14;
        x = (x * 0x1B873593L) & SERIAL_MASK;
        return x ^ (x >>> 15);
    }

    private static void appendSerial(StringBuilder code, long serial) {
        long rest = serial;
        int end = code.length() + SERIAL_CHARACTERS;
        code.setLength(end);
        for (int i = 1; i <= SERIAL_CHARACTERS; i++) {
            code.setCharAt(end - i, Uscc.ALPHABET.charAt((int) (rest % 31)));
            rest /= 31;
        }
    }

    /** Check character of an organisation code: 11 − Σ cᵢwᵢ mod 11, ten written X and eleven 0. */
    private static char organisationCheck(String body) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(body.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }
}
