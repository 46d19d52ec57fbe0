package org.loomwatch.api.feature;

import java.time.Clock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.clickhouse.ClickHouseConnection;

/**
 * What every feature of the server is built from.
 *
 * @param clickhouse for reading what is measured
 * @param clickhouseSource for writing it
 * @param clickhouseConnection for jobs that open connections of their own
 * @param postgres what people do and decide
 * @param data the directory that holds everything of this installation
 * @param events what open pages hear of
 * @param clock the only source of the current time
 */
public record ServerContext(
        SqlReader clickhouse,
        DataSource clickhouseSource,
        ClickHouseConnection clickhouseConnection,
        Jdbi postgres,
        DataDirectory data,
        AccessServices access,
        AreaService areas,
        EventBroker events,
        ServerMetrics metrics,
        Clock clock) {}
