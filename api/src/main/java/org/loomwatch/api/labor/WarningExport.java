package org.loomwatch.api.labor;

import java.util.List;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.server.Sheet;

/** The list of warnings as a file: every row up to a limit, saying how many there are and whether that is all. */
final class WarningExport {

    private static final int MOST = 100_000;

    private final WarningService warnings;

    WarningExport(WarningService warnings) {
        this.warnings = warnings;
    }

    Sheet sheet(Viewer viewer, WarningQuery query) {
        List<WarningItem> items = warnings.all(viewer, query, MOST + 1);
        Sheet sheet = new Sheet(
                "预警 Warnings",
                items.size() <= MOST,
                "month",
                "grade",
                "probability",
                "rank",
                "uscc",
                "name",
                "area",
                "industry",
                "queue",
                "unit",
                "rule",
                "reasons_zh",
                "reasons_en",
                "model");
        items.stream()
                .limit(MOST)
                .forEach(item -> sheet.row(
                        item.month(),
                        item.grade(),
                        item.probability(),
                        item.rank(),
                        item.uscc(),
                        item.name(),
                        item.area(),
                        item.industry(),
                        item.queue(),
                        item.unit(),
                        item.ruleFloor(),
                        String.join(
                                "；",
                                item.reasons().stream()
                                        .map(WarningReason::textZh)
                                        .toList()),
                        String.join(
                                "; ",
                                item.reasons().stream()
                                        .map(WarningReason::textEn)
                                        .toList()),
                        item.model()));
        return sheet;
    }
}
