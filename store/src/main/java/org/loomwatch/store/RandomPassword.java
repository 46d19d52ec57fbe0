package org.loomwatch.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that nobody types: 128 random bits in hexadecimal. */
public final class RandomPassword {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomPassword() {}

    public static String next() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
