package org.loomwatch.models.economy.panel;

/** Reads single-precision numbers as ClickHouse's {@code hex} writes them: four bytes each, the lowest first. */
final class HexFloats {

    private static final int BYTES = 4;
    private static final int DIGITS = 16;

    private final String text;
    private int position;

    HexFloats(String text) {
        this.text = text;
    }

    boolean hasNext() {
        return position + 2 * BYTES <= text.length();
    }

    float next() {
        int bits = 0;
        for (int i = 0; i < BYTES; i++) {
            int high = Character.digit(text.charAt(position++), DIGITS);
            int low = Character.digit(text.charAt(position++), DIGITS);
            bits |= ((high << 4) | low) << (Byte.SIZE * i);
        }
        return Float.intBitsToFloat(bits);
    }
}
