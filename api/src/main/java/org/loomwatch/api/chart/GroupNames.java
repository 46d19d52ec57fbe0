package org.loomwatch.api.chart;

import org.loomwatch.datasets.reference.Industry;
import org.loomwatch.datasets.reference.IndustryCatalog;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.enterprise.EnterpriseSize;

/** What the groups of a chart are called, for files. */
public final class GroupNames {

    private GroupNames() {}

    public static String zh(ChartDimension dimension, String key, AreaTree tree) {
        return switch (dimension.axis()) {
            case NONE -> "合计";
            case AREA -> tree.find(key).map(Area::nameZh).orElse(key);
            case INDUSTRY -> IndustryCatalog.find(key).map(Industry::nameZh).orElse(key);
            case SIZE -> EnterpriseSize.find(key).map(EnterpriseSize::nameZh).orElse(key);
        };
    }

    public static String en(ChartDimension dimension, String key, AreaTree tree) {
        return switch (dimension.axis()) {
            case NONE -> "Total";
            case AREA -> tree.find(key).map(Area::nameEn).orElse(key);
            case INDUSTRY -> IndustryCatalog.find(key).map(Industry::nameEn).orElse(key);
            case SIZE -> key;
        };
    }
}
