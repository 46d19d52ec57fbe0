package org.loomwatch.api.access.account;

import java.security.SecureRandom;

/** Passwords that people read off and type once: four groups of four, no letters or digits that look alike. */
public final class HandedOutPassword {

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private HandedOutPassword() {}

    /** About 79 random bits, such as {@code k7mq-x2pd-9wht-c4rn}. */
    public static String next() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
