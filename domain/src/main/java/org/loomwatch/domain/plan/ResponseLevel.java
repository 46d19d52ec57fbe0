package org.loomwatch.domain.plan;

import java.util.Arrays;
import java.util.Optional;
import org.loomwatch.domain.alert.SignalLevel;

/** How far a response goes, lowest first; levels may be skipped. */
public enum ResponseLevel {
    WATCH("watch", "关注", "Watch"),
    IV("IV", "IV 级响应", "Level IV"),
    III("III", "III 级响应", "Level III"),
    II("II", "II 级响应", "Level II"),
    I("I", "I 级响应", "Level I");

    private final String id;
    private final String nameZh;
    private final String nameEn;

    ResponseLevel(String id, String nameZh, String nameEn) {
        this.id = id;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    public String id() {
        return id;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /** How many different people must confirm a response of this level. */
    public int confirmationsNeeded() {
        return compareTo(II) >= 0 ? 2 : 1;
    }

    /** The level that a signal leads to unless the district has decided otherwise. */
    public static ResponseLevel usualFor(SignalLevel signal) {
        return switch (signal) {
            case WHITE -> WATCH;
            case BLUE -> IV;
            case YELLOW -> III;
            case ORANGE -> II;
            case RED -> I;
        };
    }

    public static Optional<ResponseLevel> find(String id) {
        return Arrays.stream(values()).filter(level -> level.id.equals(id)).findFirst();
    }
}
