package org.loomwatch.domain.warning;

import java.util.Arrays;
import java.util.Optional;

/** Where a unit's capacity puts a warning. The grade says how grave it is, the queue whether somebody has time for it. */
public enum WarningQueue {
    /** Among the warnings that the unit can work this month. */
    QUEUE("queue", "待办", "Queue"),
    /** Graded, but beyond the unit's capacity of this month: shown, not handed out. */
    OVERFLOW("overflow", "超出办理能力", "Overflow"),
    /** Drawn at random among those without a warning, so that verdicts also tell about what the model does not see. */
    AUDIT("audit", "抽查", "Audit"),
    NONE("none", "无", "None");

    private final String id;
    private final String nameZh;
    private final String nameEn;

    WarningQueue(String id, String nameZh, String nameEn) {
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

    public static Optional<WarningQueue> find(String id) {
        return Arrays.stream(values()).filter(queue -> queue.id.equals(id)).findFirst();
    }
}
