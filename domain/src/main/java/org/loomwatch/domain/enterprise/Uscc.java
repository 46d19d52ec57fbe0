package org.loomwatch.domain.enterprise;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Unified social credit code (统一社会信用代码), the key of an enterprise: 18 characters of which the last is a check
 * character computed modulo 31 (GB 32100-2015, section 5).
 */
public record Uscc(String value) implements Comparable<Uscc> {

    public static final int LENGTH = 18;

    /** The 31 characters of the standard: digits and capitals without I, O, S, V, Z. */
    public static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /** @throws IllegalArgumentException naming what is wrong, if the text is no valid code */
    public Uscc {
        String problem = problem(value);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** The code, if the text is a valid one. */
    public static Optional<Uscc> find(String text) {
        return problem(text) == null ? Optional.of(new Uscc(text)) : Optional.empty();
    }

    public static boolean isValid(String text) {
        return problem(text) == null;
    }

    /** Completes the first 17 characters by their check character. */
    public static Uscc ofBody(String body) {
        if (body.length() != LENGTH - 1) {
            throw new IllegalArgumentException("a USCC body has 17 characters, not " + body.length());
        }
        return new Uscc(body + checkCharacter(body));
    }

    /** Check character of the first 17 characters: (31 − Σ cᵢ·3^(i−1) mod 31) mod 31. */
    public static char checkCharacter(CharSequence body) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int digit = ALPHABET.indexOf(body.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException(
                        "character %d of USCC '%s' is not in the standard's alphabet".formatted(i + 1, body));
            }
            sum += digit * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static @Nullable String problem(String text) {
        if (text.length() != LENGTH) {
            return "a USCC has 18 characters, '%s' has %d".formatted(text, text.length());
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return "character %d of USCC '%s' is not in the standard's alphabet".formatted(i + 1, text);
            }
        }
        char expected = checkCharacter(text);
        return text.charAt(LENGTH - 1) == expected
                ? null
                : "USCC '%s' ends in check character %c, expected %c".formatted(text, text.charAt(17), expected);
    }

    @Override
    public int compareTo(Uscc other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
