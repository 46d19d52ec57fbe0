package org.loomwatch.models.economy.vintage;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.loomwatch.models.economy.index.IndexEstimate;
import org.loomwatch.models.economy.index.IndexModel;
import org.loomwatch.models.economy.index.IndexPoint;
import org.loomwatch.models.economy.index.IndexRun;

/** Indices, models, news and how good they are as rows of their tables, as far as they are new. */
final class IndexRows {

    private final IndexRun run;
    private final Set<YearMonth> kept;
    private final long version;

    /** @param kept vintages that are stored already and stay as they are */
    IndexRows(IndexRun run, Set<YearMonth> kept, long version) {
        this.run = run;
        this.kept = kept;
        this.version = version;
    }

    List<YearMonth> vintages() {
        return run.vintages().stream()
                .map(IndexEstimate::vintage)
                .distinct()
                .filter(vintage -> !kept.contains(vintage))
                .toList();
    }

    List<Object[]> models(Set<String> storedModels) {
        List<Object[]> rows = new ArrayList<>();
        for (IndexModel model : run.models()) {
            if (!storedModels.contains(model.id())) {
                rows.add(new Object[] {
                    model.kind().id(), RunWriter.day(model.estimated()), model.id(), ModelJson.write(model), version
                });
            }
        }
        return rows;
    }

    List<Object[]> indices() {
        List<IndexEstimate> all = new ArrayList<>(run.vintages());
        all.addAll(run.cells());
        List<Object[]> rows = new ArrayList<>();
        for (IndexEstimate estimate : all) {
            if (!kept.contains(estimate.vintage())) {
                for (IndexPoint point : estimate.points()) {
                    rows.add(new Object[] {
                        RunWriter.day(estimate.vintage()),
                        estimate.kind().id(),
                        estimate.cell().scope().id(),
                        estimate.cell().key(),
                        RunWriter.day(point.month()),
                        point.horizon(),
                        point.value(),
                        point.low80(),
                        point.high80(),
                        point.low95(),
                        point.high95(),
                        point.yearOnYear(),
                        point.annualised(),
                        estimate.turningProbability(),
                        estimate.rising() ? 1 : 0,
                        estimate.model(),
                        version
                    });
                }
            }
        }
        return rows;
    }

    List<Object[]> news() {
        return run.news().stream()
                .filter(item -> !kept.contains(item.vintage()))
                .map(item -> new Object[] {
                    RunWriter.day(item.vintage()),
                    item.kind().id(),
                    RunWriter.day(item.target()),
                    item.cause(),
                    item.series(),
                    item.release() == null ? LocalDate.EPOCH : RunWriter.day(item.release()),
                    item.actual(),
                    item.expected(),
                    item.weight(),
                    item.impact(),
                    version
                })
                .toList();
    }

    List<Object[]> contributions() {
        YearMonth newest = run.series().month();
        return run.contributions().stream()
                .map(c -> new Object[] {
                    RunWriter.day(newest), c.kind().id(), c.change(), c.by(), c.key(), c.note(), c.points(), version
                })
                .toList();
    }

    List<Object[]> backtest() {
        YearMonth newest = run.series().month();
        return run.backtest().stream()
                .map(b -> new Object[] {
                    RunWriter.day(newest),
                    b.kind().id(),
                    b.regime(),
                    b.horizon(),
                    b.forecasts(),
                    b.rmse(),
                    b.rmseAr1(),
                    b.rmseMean(),
                    b.cover80(),
                    b.cover95(),
                    version
                })
                .toList();
    }

    List<Object[]> revisions() {
        YearMonth newest = run.series().month();
        return run.revisions().stream()
                .map(r -> new Object[] {
                    RunWriter.day(newest),
                    r.kind().id(),
                    r.months(),
                    RunWriter.number(r.deviationOfRevision()),
                    RunWriter.number(r.deviationOfChanges()),
                    version
                })
                .toList();
    }
}
