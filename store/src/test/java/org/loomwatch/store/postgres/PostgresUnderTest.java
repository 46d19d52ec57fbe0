package org.loomwatch.store.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.DirectoryTree;
import org.loomwatch.store.StoreSettings;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The servers that every test of PostgreSQL runs against. Each has one empty database for the test that opens it. */
public enum PostgresUnderTest {
    EMBEDDED {
        @Override
        public Session start() throws IOException {
            Path root = Files.createTempDirectory("loomwatch-postgres");
            Postgres postgres = Postgres.open(StoreSettings.embedded(SharedPrograms.link(DataDirectory.create(root))));
            return new Session(postgres, () -> DirectoryTree.delete(root));
        }
    },

    CONTAINER {
        @Override
        boolean isThere() {
            return DockerClientFactory.instance().isDockerAvailable();
        }

        @Override
        public Session start() throws IOException {
            Path root = Files.createTempDirectory("loomwatch-postgres");
            PostgreSQLContainer container = new PostgreSQLContainer("postgres:17");
            container.start();
            String url = container
                    .getJdbcUrl()
                    .replace(
                            "jdbc:postgresql://",
                            "postgresql://" + container.getUsername() + ":" + container.getPassword() + "@");
            Postgres postgres =
                    Postgres.open(new StoreSettings(DataDirectory.create(root), Optional.empty(), Optional.of(url)));
            return new Session(postgres, () -> {
                container.stop();
                DirectoryTree.delete(root);
            });
        }
    };

    public abstract Session start() throws IOException;

    boolean isThere() {
        return true;
    }

    /** Starts it, unless this machine does not have it. */
    public @Nullable Session startIfThere() throws IOException {
        return isThere() ? start() : null;
    }

    /** To be called before each test: skips the test, and says why, where this machine does not have it. */
    public void require() {
        Assumptions.assumeTrue(isThere(), "no container engine on this machine");
    }

    /** A running server and what is to be cleaned up after it. */
    public record Session(Postgres postgres, Cleanup cleanup) implements AutoCloseable {

        /** Takes away everything in the database. */
        public void empty() {
            postgres.jdbi().useHandle(handle -> handle.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
        }

        @Override
        public void close() throws IOException {
            postgres.close();
            cleanup.run();
        }
    }

    /** Something to do after the server has gone. */
    public interface Cleanup {
        void run() throws IOException;
    }
}
