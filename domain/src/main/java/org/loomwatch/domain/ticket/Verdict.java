package org.loomwatch.domain.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a visit found. */
public enum Verdict {
    CONFIRMED("属实", "Confirmed"),
    AVERTED("已化解", "Averted"),
    FALSE_ALARM("误报", "False alarm"),
    DUPLICATE("重复", "Duplicate"),
    CLOSED_DOWN("已关停", "Closed down");

    private final String nameZh;
    private final String nameEn;

    Verdict(String nameZh, String nameEn) {
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

    public List<VerdictReason> listReasons() {
        return Arrays.stream(VerdictReason.values())
                .filter(reason -> reason.verdict() == this)
                .toList();
    }

    public static Optional<Verdict> find(String id) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.id().equals(id))
                .findFirst();
    }
}
