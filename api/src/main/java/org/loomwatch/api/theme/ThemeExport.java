package org.loomwatch.api.theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.chart.ChartDimension;
import org.loomwatch.api.chart.GroupNames;
import org.loomwatch.api.server.Sheet;
import org.loomwatch.domain.area.AreaTree;

/** An analysis as a file: a row a group, two columns a measure. */
final class ThemeExport {

    private static final String SUPPRESSED = "suppressed";
    private static final String NOT_GRANTED = "not granted";

    private final Supplier<AreaTree> areas;

    ThemeExport(Supplier<AreaTree> areas) {
        this.areas = areas;
    }

    Sheet sheet(ThemeTable table) {
        List<String> header = new ArrayList<>(List.of("month", table.by(), "name_zh", "name_en"));
        table.columns().forEach(column -> header.addAll(List.of(column.measure(), column.measure() + "_enterprises")));
        Sheet sheet = new Sheet(table.nameZh(), true, header.toArray(String[]::new));
        ChartDimension by = ChartDimension.byId().get(table.by());
        AreaTree tree = areas.get();
        for (ThemeTable.Row row : table.rows()) {
            List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                    table.month(), row.key(), GroupNames.zh(by, row.key(), tree), GroupNames.en(by, row.key(), tree)));
            for (int column = 0; column < row.cells().size(); column++) {
                ThemeTable.Cell cell = row.cells().get(column);
                boolean masked = table.columns().get(column).masked();
                cells.add(masked ? NOT_GRANTED : cell.suppressed() ? SUPPRESSED : cell.value());
                cells.add(cell.enterprises());
            }
            sheet.row(cells.toArray());
        }
        return sheet;
    }

    static String fileName(ThemeTable table) {
        return List.of("theme", table.theme(), table.by(), String.valueOf(table.month())).stream()
                        .collect(Collectors.joining("-"))
                + ".csv";
    }
}
