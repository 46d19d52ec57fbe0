package org.loomwatch.models.schools.report;

import java.nio.file.Path;
import org.loomwatch.models.schools.backtest.BacktestRow;
import org.loomwatch.models.schools.data.CsvOutput;

/** Every scored forecast, so that any other measure can be taken from it. */
public final class BacktestCsv implements AutoCloseable {

    private final CsvOutput csv;

    public BacktestCsv(Path file) {
        csv = new CsvOutput(
                file,
                "level,area,grade,origin,year,years_ahead,forecast,low_80,high_80,actual,no_change,plain_ratio,headline");
    }

    public void write(BacktestRow row) {
        csv.row(
                row.level(),
                row.node(),
                row.grade() == BacktestRow.TOTAL ? "total" : row.grade(),
                row.originYear(),
                row.originYear() + row.ahead(),
                row.ahead(),
                row.forecast(),
                row.low80(),
                row.high80(),
                row.actual(),
                row.noChange(),
                row.plainRatio(),
                row.headline());
    }

    @Override
    public void close() {
        csv.close();
    }
}
