package org.loomwatch.jobs.reading;

/**
 * Whether bytes can be GB18030: single bytes below 0x80, two-byte forms (lead 81–FE, trail 40–7E or 80–FE) and four-byte
 * forms (lead 81–FE, digit 30–39, 81–FE, digit 30–39).
 */
final class Gb18030Check {

    private int position;

    /** Takes the next piece; false once the bytes cannot be GB18030. */
    boolean accept(byte[] bytes, int size) {
        for (int at = 0; at < size; at++) {
            int b = bytes[at] & 0xFF;
            switch (position) {
                case 0 -> {
                    if (b == 0x80 || b == 0xFF) {
                        return false;
                    }
                    position = b < 0x80 ? 0 : 1;
                }
                case 1 -> {
                    if (b >= 0x30 && b <= 0x39) {
                        position = 2;
                    } else if (b >= 0x40 && b != 0x7F && b != 0xFF) {
                        position = 0;
                    } else {
                        return false;
                    }
                }
                case 2 -> {
                    if (b < 0x81 || b == 0xFF) {
                        return false;
                    }
                    position = 3;
                }
                default -> {
                    if (b < 0x30 || b > 0x39) {
                        return false;
                    }
                    position = 0;
                }
            }
        }
        return true;
    }
}
