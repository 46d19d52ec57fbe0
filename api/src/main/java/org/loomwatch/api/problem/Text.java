package org.loomwatch.api.problem;

import java.util.Objects;

/** One sentence in both languages of the product. */
public record Text(String zh, String en) {

    public Text {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }

    public static Text of(String zh, String en) {
        return new Text(zh, en);
    }
}
