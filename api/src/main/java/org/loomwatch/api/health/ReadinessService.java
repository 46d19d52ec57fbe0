package org.loomwatch.api.health;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every engine for an answer. */
public final class ReadinessService {

    private static final Logger LOG = LoggerFactory.getLogger(ReadinessService.class);
    private static final int LONGEST_WAIT_SECONDS = 3;

    private final Map<String, DataSource> engines;

    /** @param engines data source by the engine's name */
    public ReadinessService(Map<String, DataSource> engines) {
        this.engines = new TreeMap<>(engines);
    }

    public Readiness check() {
        List<Readiness.Engine> found = engines.keySet().stream()
                .map(name -> new Readiness.Engine(name, isReachable(name)))
                .toList();
        return new Readiness(found.stream().allMatch(Readiness.Engine::reachable), found);
    }

    /** Whether the engine of this name answers a trivial query. */
    public boolean isReachable(String name) {
        try (Connection connection = engines.get(name).getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(LONGEST_WAIT_SECONDS);
            try (ResultSet rows = statement.executeQuery("SELECT 1")) {
                return rows.next();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("{} does not answer: {}", name, e.getMessage());
            return false;
        }
    }
}
