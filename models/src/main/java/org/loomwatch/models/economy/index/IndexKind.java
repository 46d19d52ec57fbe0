package org.loomwatch.models.economy.index;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loomwatch.models.economy.panel.EconomicMeasure;

/** The overall indices. The target gives an index its sign and scale: a point is one percent of it, against its trend. */
public enum IndexKind {
    ENERGY("energy", "能耗指数", "Energy", EconomicMeasure.POWER, List.of(EconomicMeasure.POWER, EconomicMeasure.WATER)),
    ACTIVITY(
            "activity",
            "活跃度指数",
            "Activity",
            EconomicMeasure.TAX_BASE,
            List.of(
                    EconomicMeasure.TAX_BASE,
                    EconomicMeasure.POWER,
                    EconomicMeasure.WATER,
                    EconomicMeasure.WAGES,
                    EconomicMeasure.HEADCOUNT)),
    GROWTH(
            "growth",
            "增长指数",
            "Growth",
            EconomicMeasure.HEADCOUNT,
            List.of(EconomicMeasure.HEADCOUNT, EconomicMeasure.INSURED, EconomicMeasure.ENTERPRISES)),
    COMPOSITE("composite", "综合指数", "Composite", EconomicMeasure.TAX_BASE, List.of(EconomicMeasure.values()));

    private final String id;
    private final String nameZh;
    private final String nameEn;
    private final EconomicMeasure target;
    private final List<EconomicMeasure> measures;

    IndexKind(String id, String nameZh, String nameEn, EconomicMeasure target, List<EconomicMeasure> measures) {
        this.id = id;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
        this.target = target;
        this.measures = List.copyOf(measures);
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

    public EconomicMeasure target() {
        return target;
    }

    public List<EconomicMeasure> measures() {
        return measures;
    }

    public static Optional<IndexKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }
}
