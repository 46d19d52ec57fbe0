package org.loomwatch.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.Handle;
import org.loomwatch.store.clickhouse.ClickHouse;
import org.loomwatch.store.migration.ClickHouseMigrator;
import org.loomwatch.store.migration.Migrator;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

/** Both stores of one installation, open. */
public final class Stores implements AutoCloseable {

    /** Keeps two processes that start together from migrating together; any fixed number would do. */
    private static final long MIGRATION_LOCK = 0x4C4F4F4DL;

    private final Postgres postgres;
    private final ClickHouse clickHouse;

    private Stores(Postgres postgres, ClickHouse clickHouse) {
        this.postgres = postgres;
        this.clickHouse = clickHouse;
    }

    /**
     * Opens both stores and brings their schemas to the newest version.
     *
     * @throws org.loomwatch.store.migration.SchemaTooNewException if a newer program has used them; nothing is changed
     * @throws StoreException if a store cannot be started, reached or migrated
     */
    public static Stores open(StoreSettings settings) {
        Stores stores = connect(settings);
        try {
            migrate(stores.postgres, List.of(stores.postgresMigrator(), stores.clickHouseMigrator()));
            return stores;
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    /**
     * Opens PostgreSQL alone, its schema brought to the newest version: for what needs no ClickHouse, whose engine takes the most time
     * to start.
     *
     * @throws org.loomwatch.store.migration.SchemaTooNewException if a newer program has used it; nothing is changed
     * @throws StoreException if it cannot be started, reached or migrated
     */
    public static Postgres openPostgres(StoreSettings settings) {
        Postgres postgres = Postgres.open(settings);
        try {
            PostgresMigrator migrator = new PostgresMigrator(postgres.dataSource());
            if (!migrator.isCurrent()) {
                migrate(postgres, List.of(migrator));
            }
            return postgres;
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** Opens both stores, at the same time because each may have an engine to start, and leaves their schemas alone. */
    public static Stores connect(StoreSettings settings) {
        CompletableFuture<ClickHouse> clickHouse = CompletableFuture.supplyAsync(() -> ClickHouse.open(settings));
        Postgres postgres;
        try {
            postgres = Postgres.open(settings);
        } catch (RuntimeException e) {
            clickHouse
                    .thenAccept(ClickHouse::close)
                    .exceptionally(alsoFailed -> null)
                    .join();
            throw e;
        }
        try {
            return new Stores(postgres, clickHouse.join());
        } catch (CompletionException e) {
            postgres.close();
            throw e.getCause() instanceof StoreException failure ? failure : e;
        }
    }

    private static void migrate(Postgres postgres, List<Migrator> migrators) {
        try (Handle handle = postgres.jdbi().open()) {
            handle.execute("SELECT pg_advisory_lock(?)", MIGRATION_LOCK);
            try {
                migrators.forEach(Migrator::requireKnown);
                migrators.forEach(Migrator::migrate);
            } finally {
                handle.execute("SELECT pg_advisory_unlock(?)", MIGRATION_LOCK);
            }
        }
    }

    public Postgres postgres() {
        return postgres;
    }

    public ClickHouse clickHouse() {
        return clickHouse;
    }

    public Migrator postgresMigrator() {
        return new PostgresMigrator(postgres.dataSource());
    }

    public Migrator clickHouseMigrator() {
        return new ClickHouseMigrator(clickHouse.dataSource());
    }

    @Override
    public void close() {
        try {
            clickHouse.close();
        } finally {
            postgres.close();
        }
    }
}
