package org.loomwatch.store.clickhouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.DirectoryTree;
import org.loomwatch.store.StoreSettings;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.clickhouse.ClickHouseContainer;

/** The engines that every test of ClickHouse runs against; each is started once and serves all tests of the run. */
public enum ClickHouseUnderTest {
    EMBEDDED {
        @Override
        ClickHouse start() throws IOException {
            Path root = Files.createTempDirectory("loomwatch-clickhouse");
            ClickHouse clickHouse = ClickHouse.open(StoreSettings.embedded(DataDirectory.create(root)));
            atEnd(() -> {
                clickHouse.close();
                DirectoryTree.delete(root);
            });
            return clickHouse;
        }
    },

    CONTAINER {
        @Override
        ClickHouse start() throws IOException {
            ClickHouseContainer container = new ClickHouseContainer("clickhouse/clickhouse-server:26.7");
            container.start();
            String url = "http://" + container.getUsername() + ":" + container.getPassword() + "@"
                    + container.getHttpUrl().substring("http://".length()) + "/" + container.getDatabaseName();
            Path root = Files.createTempDirectory("loomwatch-clickhouse");
            ClickHouse clickHouse =
                    ClickHouse.open(new StoreSettings(DataDirectory.create(root), Optional.of(url), Optional.empty()));
            atEnd(() -> {
                clickHouse.close();
                container.stop();
                DirectoryTree.delete(root);
            });
            return clickHouse;
        }
    };

    private @Nullable ClickHouse started;

    abstract ClickHouse start() throws IOException;

    /** The running engine; skips the test where there is none of the kind. The caller does not close it. */
    public synchronized ClickHouse require() {
        Assumptions.assumeTrue(
                this == EMBEDDED || DockerClientFactory.instance().isDockerAvailable(),
                "no container engine on this machine");
        try {
            if (started == null) {
                started = start();
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs statements whose results do not matter. */
    public static void execute(ClickHouse clickHouse, String... statements) throws SQLException {
        try (Connection connection = clickHouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void atEnd(Cleanup cleanup) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                cleanup.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private interface Cleanup {
        void run() throws IOException;
    }
}
