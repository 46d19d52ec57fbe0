package org.loomwatch.models.economy.vintage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.loomwatch.models.economy.index.IndexEngine;
import org.loomwatch.models.economy.index.IndexKind;
import org.loomwatch.models.economy.index.IndexModel;
import org.loomwatch.models.economy.index.IndexRun;
import org.loomwatch.models.economy.panel.EnterprisePanel;
import org.loomwatch.models.economy.panel.EnterprisePanelReader;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.clickhouse.ClickHouseException;

/**
 * Computes the indices from what is stored and keeps them: a vintage that another has followed is never written again, and
 * a model that was estimated and stored is used as it is.
 */
public final class IndexVintages {

    /** Vintages computed behind the newest where none are stored: a year of revisions and forecast errors. */
    public static final int USUAL_VINTAGES = 13;

    private static final double NANOS = 1e9;

    private final ClickHouse clickHouse;
    private final Clock clock;

    public IndexVintages(ClickHouse clickHouse, Clock clock) {
        this.clickHouse = clickHouse;
        this.clock = clock;
    }

    /**
     * Computes and stores the newest {@code vintages} vintages.
     *
     * @throws org.loomwatch.models.economy.EconomyDataException if there are too few months
     */
    public IndexRun make(int vintages, IndexEngine.Progress progress) {
        long began = System.nanoTime();
        List<IndexModel> models = storedModels();
        EnterprisePanel panel = new EnterprisePanelReader(clickHouse).read();
        IndexRun run = new IndexEngine(panel, (kind, month) -> newest(models, kind, month)).run(vintages, progress);
        Set<YearMonth> kept = new HashSet<>(listVintages());
        kept.remove(run.series().month());
        new RunWriter(clickHouse, run, kept, clock.instant())
                .write(
                        models.stream().map(IndexModel::id).collect(Collectors.toSet()),
                        panel.months(),
                        panel.members().size(),
                        (System.nanoTime() - began) / NANOS);
        return run;
    }

    /** Vintages that are stored, oldest first. */
    public List<YearMonth> listVintages() {
        return query(
                "SELECT DISTINCT vintage FROM economy_run FINAL ORDER BY vintage",
                row -> YearMonth.from(row.getObject(1, LocalDate.class)));
    }

    private static Optional<IndexModel> newest(List<IndexModel> models, IndexKind kind, YearMonth month) {
        return models.stream()
                .filter(model -> model.kind() == kind && !model.estimated().isAfter(month))
                .max(Comparator.comparing(IndexModel::estimated));
    }

    private List<IndexModel> storedModels() {
        return query(
                "SELECT kind, estimated, parameters FROM economy_model FINAL",
                row -> ModelJson.read(
                        IndexKind.find(row.getString(1)).orElseThrow(),
                        YearMonth.from(row.getObject(2, LocalDate.class)),
                        row.getString(3)));
    }

    private interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** @throws ClickHouseException if the store refuses */
    private <T> List<T> query(String sql, Mapper<T> mapper) {
        return clickHouse.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<T> list = new ArrayList<>();
                while (rows.next()) {
                    list.add(mapper.map(rows));
                }
                return list;
            }
        });
    }
}
