package org.loomwatch.store.postgres;

import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;
import org.loomwatch.store.migration.Migration;

/** Shows Flyway exactly the given migrations, so that a restored backup gets the versions it was made with. */
final class MigrationResources implements ResourceProvider {

    private final List<Migration> migrations;

    MigrationResources(List<Migration> migrations) {
        this.migrations = List.copyOf(migrations);
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return migrations.stream()
                .filter(migration -> migration.fileName().equals(name))
                .map(MigrationResource::new)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return migrations.stream()
                .filter(migration -> migration.fileName().startsWith(prefix)
                        && Arrays.stream(suffixes).anyMatch(migration.fileName()::endsWith))
                .<LoadableResource>map(MigrationResource::new)
                .toList();
    }

    private static final class MigrationResource extends LoadableResource {

        private final Migration migration;

        MigrationResource(Migration migration) {
            this.migration = migration;
        }

        @Override
        public Reader read() {
            return new StringReader(migration.sql());
        }

        @Override
        public String getAbsolutePath() {
            return migration.fileName();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return migration.fileName();
        }

        @Override
        public String getFilename() {
            return migration.fileName();
        }

        @Override
        public String getRelativePath() {
            return migration.fileName();
        }
    }
}
