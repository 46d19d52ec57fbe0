package org.loomwatch.store.postgres;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.migration.Migration;
import org.loomwatch.store.migration.MigrationFiles;
import org.loomwatch.store.migration.Migrator;
import org.loomwatch.store.migration.SchemaState;

/** Runs the PostgreSQL migrations by Flyway, each in a transaction of its own. */
public final class PostgresMigrator implements Migrator {

    /** Table in which Flyway remembers what it applied. */
    public static final String HISTORY_TABLE = "schema_history";

    private static final String FOLDER = "org/loomwatch/store/postgres/migration";

    private final DataSource dataSource;
    private final List<Migration> known;

    public PostgresMigrator(DataSource dataSource) {
        this(dataSource, MigrationFiles.list(FOLDER));
    }

    PostgresMigrator(DataSource dataSource, List<Migration> known) {
        this.dataSource = dataSource;
        this.known = List.copyOf(known);
    }

    @Override
    public String store() {
        return "PostgreSQL";
    }

    @Override
    public List<Migration> listKnown() {
        return known;
    }

    @Override
    public SchemaState state() {
        try {
            List<Integer> applied = Arrays.stream(configure(known).load().info().applied())
                    .filter(info ->
                            info.getVersion() != null && !info.getState().isFailed())
                    .map(info -> info.getVersion().getMajor().intValueExact())
                    .toList();
            return SchemaState.of(
                    applied, known.stream().map(Migration::version).toList());
        } catch (FlywayException e) {
            throw new StoreException("cannot read the PostgreSQL schema version: " + e.getMessage(), e);
        }
    }

    /** Whether exactly what the program knows was applied: one query, for commands that are to answer at once. */
    public boolean isCurrent() {
        Set<Integer> wanted = known.stream().map(Migration::version).collect(Collectors.toSet());
        return Jdbi.create(dataSource).withHandle(handle -> {
            boolean begun = handle.createQuery("SELECT to_regclass(:table) IS NOT NULL")
                    .bind("table", HISTORY_TABLE)
                    .mapTo(Boolean.class)
                    .one();
            return begun
                    && handle.createQuery(
                                    "SELECT version FROM " + HISTORY_TABLE + " WHERE version IS NOT NULL AND success")
                            .map((row, context) -> (int) Double.parseDouble(row.getString(1)))
                            .set()
                            .equals(wanted);
        });
    }

    @Override
    public void migrate(Collection<Integer> versions) {
        requireKnown();
        SchemaState state = state();
        List<Migration> wanted = known.stream()
                .filter(migration -> versions.contains(migration.version())
                        || state.applied().contains(migration.version()))
                .toList();
        try {
            // Parts of the program own ranges of versions, so a step that is new here may have a lower number.
            boolean outOfOrder = wanted.stream()
                    .anyMatch(migration ->
                            state.pending().contains(migration.version()) && migration.version() < state.have());
            configure(wanted).outOfOrder(outOfOrder).load().migrate();
        } catch (FlywayException e) {
            throw new StoreException("PostgreSQL migration failed: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isVacant() {
        String query = "SELECT NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = current_schema()::regnamespace)";
        return Jdbi.create(dataSource)
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Boolean.class).one());
    }

    @Override
    public void clear() {
        try {
            configure(List.of()).cleanDisabled(false).load().clean();
        } catch (FlywayException e) {
            throw new StoreException("cannot clear PostgreSQL: " + e.getMessage(), e);
        }
    }

    private FluentConfiguration configure(List<Migration> migrations) {
        return Flyway.configure()
                .dataSource(dataSource)
                .table(HISTORY_TABLE)
                .placeholderReplacement(false)
                .resourceProvider(new MigrationResources(migrations));
    }
}
