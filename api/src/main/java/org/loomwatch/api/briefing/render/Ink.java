package org.loomwatch.api.briefing.render;

import java.util.Locale;

/** A colour on paper, each part from 0 to 1. */
record Ink(float red, float green, float blue) {

    static final Ink BLACK = of(0x15212c);
    static final Ink GREY = of(0x5b6976);
    static final Ink LINE = of(0xc3ccd4);
    static final Ink WHITE = of(0xffffff);
    static final Ink BRAND = of(0x123a61);
    static final Ink ALARM = of(0xa8211a);
    static final Ink CAUTION = of(0x7a4d00);

    static Ink of(int rgb) {
        return new Ink((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);
    }

    /** Grades as everywhere in the product; other tones are told apart with every common form of colour blindness. */
    static Ink ofTone(String tone) {
        return switch (tone) {
            case "red" -> of(0xb3202c);
            case "orange" -> of(0xd96b00);
            case "yellow" -> of(0xe6b800);
            case "blue" -> of(0x2369bd);
            case "b" -> of(0xd55e00);
            case "c" -> of(0x00795a);
            case "d" -> of(0xa8528a);
            default -> of(0x1b4f80);
        };
    }

    /** From none to most. */
    static Ink ofStep(int step) {
        return switch (step) {
            case 0 -> of(0xf3f5f7);
            case 1 -> of(0xfbe3cf);
            case 2 -> of(0xf2b98a);
            case 3 -> of(0xdd7f45);
            default -> of(0xa8401c);
        };
    }

    boolean isDark() {
        return 0.2126 * Math.pow(red, 2.2) + 0.7152 * Math.pow(green, 2.2) + 0.0722 * Math.pow(blue, 2.2) < 0.22;
    }

    String css() {
        return String.format(
                Locale.ROOT, "#%02x%02x%02x", Math.round(255 * red), Math.round(255 * green), Math.round(255 * blue));
    }
}
