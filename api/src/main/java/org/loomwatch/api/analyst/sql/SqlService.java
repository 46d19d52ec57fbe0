package org.loomwatch.api.analyst.sql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.analyst.export.Cells;
import org.loomwatch.api.analyst.export.ExportJob;
import org.loomwatch.api.analyst.export.ExportSource;
import org.loomwatch.api.analyst.table.TableRights;
import org.loomwatch.api.analyst.table.ViewerTable;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.store.clickhouse.ClickHouseException;
import org.loomwatch.store.clickhouse.ResultStreams;
import org.loomwatch.store.clickhouse.StreamedQuery;
import org.loomwatch.store.clickhouse.ViewDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs people's SQL over their own views: checked, read-only, limited, cancellable; keeps who asked what. */
public final class SqlService implements ExportSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqlService.class);
    private static final int AT_ONCE = 4;
    private static final int MOST_LISTED = 100;
    private static final int MOST_KEPT = 40;
    private static final long PATIENCE_SECONDS = 3;

    private final ServerContext context;
    private final SqlViews views;
    private final SqlHistory history;
    private final Map<UUID, SqlRun.SqlResult> results = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> running = new ConcurrentHashMap<>();
    private final List<UUID> kept = new ArrayList<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "sql");
        thread.setDaemon(true);
        return thread;
    });

    public SqlService(ServerContext context, TableRights rights) {
        this.context = context;
        this.views = new SqlViews(rights, context.clickhouseConnection());
        this.history = new SqlHistory(context.postgres(), context.clock());
    }

    /** Views of an earlier release are made anew. */
    public void start() {
        history.endInterrupted();
        views.dropAll();
    }

    /** The tables that the caller can name. */
    List<ViewerTable> listTables(Caller caller) {
        return views.schema(caller).tables();
    }

    /**
     * Checks and runs a statement; a quick one is finished when this returns.
     *
     * @throws Problem if it is refused, or the caller has one running
     */
    SqlRun run(Caller caller, String statement) {
        UUID account = caller.getAccount().id();
        if (running.containsKey(account)) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    Text.of("您已有查询在执行，请等待或取消", "you have a query running: wait for it or cancel it"));
        }
        UUID id = history.begin(account, statement);
        running.put(account, id);
        boolean handedOver = false;
        try {
            SqlViews.Schema schema = views.schema(caller);
            String checked = check(schema, id, statement);
            Future<?> work = workers.submit(() -> work(schema, account, id, checked));
            handedOver = true;
            work.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.debug("query {} takes longer", id);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!handedOver) {
                running.remove(account, id);
            }
        }
        return get(caller, id);
    }

    /**
     * The statement as it may be run.
     *
     * @throws Problem if it may not
     */
    String check(Caller caller, String statement) {
        UUID id = history.begin(caller.getAccount().id(), statement);
        String checked = check(views.schema(caller), id, statement);
        history.end(id, "done", null, null, null);
        return checked;
    }

    private String check(SqlViews.Schema schema, UUID id, String statement) {
        try {
            return views.check(schema, statement);
        } catch (SqlRefused e) {
            history.end(id, "refused", null, e.reason().zh(), e.reason().en());
            throw new Problem(ProblemType.INVALID_BODY, e.reason());
        } catch (IOException | ClickHouseException e) {
            LOG.warn("SQL cannot be checked", e);
            history.end(id, "failed", null, "分析库暂不可用", "the analytical store does not answer");
            throw new Problem(
                    ProblemType.UNAVAILABLE,
                    Text.of("分析库暂不可用，请稍后重试", "the analytical store does not answer; try again shortly"));
        }
    }

    private void work(SqlViews.Schema schema, UUID account, UUID id, String checked) {
        ViewDatabase database = views.ensure(schema);
        try (ResultStreams streams = ResultStreams.open(database.connection())) {
            Collector collector = new Collector();
            streams.read(
                    StreamedQuery.of(checked)
                            .withId(id.toString())
                            .in(database.name())
                            .with(views.settings(schema)),
                    collector);
            keep(id, collector.result());
            history.end(id, "done", (long) collector.rows.size(), null, null);
        } catch (ClickHouseException e) {
            Text text = SqlErrors.text(e, database.name());
            boolean cancelled = e.code().orElse(0) == 394;
            history.end(id, cancelled ? "cancelled" : "failed", null, text.zh(), text.en());
        } catch (IOException | RuntimeException e) {
            LOG.warn("query {} failed", id, e);
            history.end(id, "failed", null, "查询未能完成", "the query could not be finished");
        } finally {
            running.remove(account, id);
        }
    }

    /** Takes rows as far as they are shown. */
    private static final class Collector implements ResultStreams.Rows {

        private final List<SqlRun.SqlColumn> columns = new ArrayList<>();
        private final List<List<@Nullable Object>> rows = new ArrayList<>();
        private boolean complete = true;

        @Override
        public void begin(List<ResultStreams.Column> theirs) {
            theirs.forEach(column -> columns.add(new SqlRun.SqlColumn(column.name(), column.type())));
        }

        @Override
        public boolean row(@Nullable Object[] values) {
            if (rows.size() == SqlLimits.ROWS_SHOWN) {
                complete = false;
                return false;
            }
            List<@Nullable Object> row = new ArrayList<>(values.length);
            for (Object value : values) {
                row.add(SqlValues.json(Cells.plain(value)));
            }
            rows.add(row);
            return true;
        }

        SqlRun.SqlResult result() {
            return new SqlRun.SqlResult(columns, rows, complete);
        }
    }

    private synchronized void keep(UUID id, SqlRun.SqlResult result) {
        results.put(id, result);
        kept.add(id);
        if (kept.size() > MOST_KEPT) {
            results.remove(kept.remove(0));
        }
    }

    /** Newest first, without results. */
    List<SqlRun> list(Caller caller) {
        return history.list(caller.getAccount().id(), MOST_LISTED);
    }

    /** @throws Problem if the caller ran nothing under this id */
    SqlRun get(Caller caller, UUID id) {
        SqlRun run = history.find(caller.getAccount().id(), id)
                .orElseThrow(() -> Problem.notFound("没有此查询", "there is no such query"));
        return new SqlRun(
                run.id(),
                run.statement(),
                run.state(),
                run.startedAt(),
                run.finishedAt(),
                run.rows(),
                run.errorZh(),
                run.errorEn(),
                results.get(id));
    }

    /** Stops a running query; one that is over stays as it is. */
    SqlRun cancel(Caller caller, UUID id) {
        SqlRun run = get(caller, id);
        if (run.state().equals("running")) {
            try (ResultStreams streams = ResultStreams.open(context.clickhouseConnection())) {
                streams.cancel(id.toString());
            }
        }
        return get(caller, id);
    }

    /** Print of the caller's rights, for exports of a result. */
    String print(Caller caller) {
        return views.schema(caller).print();
    }

    /** Checked anew when the export runs: by then the owner may have other rights. */
    @Override
    public Optional<Prepared> prepare(Account owner, ExportJob job) {
        SqlViews.Schema schema = views.schema(owner);
        if (schema.tables().isEmpty() || job.statement() == null) {
            return Optional.empty();
        }
        try {
            String checked = views.check(schema, job.statement());
            ViewDatabase database = views.ensure(schema);
            return Optional.of(new Prepared(
                    database.connection(),
                    StreamedQuery.of(checked)
                            .withId(job.id().toString())
                            .in(database.name())
                            .with(views.settings(schema)),
                    schema.print(),
                    List.of(),
                    schema.restricted(),
                    () -> {}));
        } catch (SqlRefused e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
