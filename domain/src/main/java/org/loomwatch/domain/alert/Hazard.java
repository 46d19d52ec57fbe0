package org.loomwatch.domain.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What signals may call people out for. Signals of other events are kept and shown, and start nothing. */
public enum Hazard {
    TYPHOON("台风", "Typhoon"),
    RAINSTORM("暴雨", "Rainstorm");

    private final String nameZh;
    private final String nameEn;

    Hazard(String nameZh, String nameEn) {
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    public static Optional<Hazard> find(String id) {
        return Arrays.stream(values()).filter(hazard -> hazard.id().equals(id)).findFirst();
    }
}
