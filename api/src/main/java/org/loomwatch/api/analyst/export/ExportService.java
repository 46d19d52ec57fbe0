package org.loomwatch.api.analyst.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.analyst.table.TableRights;
import org.loomwatch.api.analyst.table.ViewerTable;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.server.FileContent;
import org.loomwatch.api.server.Json;
import org.loomwatch.store.clickhouse.ResultStreams;

/** Takes orders for files, shows how far they are, hands them out to whoever asked, as long as the rights are still the same. */
public final class ExportService implements AutoCloseable {

    public static final String SQL = "sql";

    private static final int MOST_LISTED = 100;
    private static final int MOST_UNFINISHED = 5;
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long LOOK_MILLIS = 25;

    private final ServerContext context;
    private final TableRights rights;
    private final ExportStore store;
    private final ExportWorker worker;
    private final Function<String, ExportSource> sources;

    /** @param sql source of exports whose rows are the result of SQL */
    public ExportService(ServerContext context, TableRights rights, ExportSource sql) {
        this.context = context;
        this.rights = rights;
        this.store = new ExportStore(context.postgres(), context.clock());
        TableSource tables = new TableSource(context, rights);
        this.sources = source -> source.equals(SQL) ? sql : tables;
        this.worker = new ExportWorker(context, store, sources);
    }

    public void start() {
        worker.start();
    }

    /** The tables that exist for a caller. */
    public List<ViewerTable> listTables(Caller caller) {
        return rights.list(caller, Permission.EXPORT_TABLES);
    }

    /**
     * Orders a table as a file; small ones are finished when this returns.
     *
     * @throws Problem if there is no such table for the caller, it lacks a column, or too much is waiting
     */
    public ExportJob orderTable(Caller caller, String id, ExportFormat format, ExportFilters filters) {
        ViewerTable table = TableRights.get(listTables(caller), id);
        filters.apply(table, Sql.of("SELECT 1"));
        return order(caller, id, "", format, filters, TableRights.print(List.of(table)));
    }

    /**
     * Orders the result of SQL, which must have been checked.
     *
     * @param print of the caller's rights under SQL
     */
    public ExportJob orderSql(Caller caller, String statement, ExportFormat format, String print) {
        return order(caller, SQL, statement, format, ExportFilters.NONE, print);
    }

    private ExportJob order(
            Caller caller, String source, String statement, ExportFormat format, ExportFilters filters, String print) {
        UUID account = caller.getAccount().id();
        if (store.countUnfinished(account) >= MOST_UNFINISHED) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    Text.of(
                            "您已有 " + MOST_UNFINISHED + " 项导出未完成",
                            "you have " + MOST_UNFINISHED + " exports that are not finished yet"));
        }
        UUID id = store.add(account, source, statement, format, filters, print);
        worker.wake();
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        ExportJob job = get(caller, id);
        try {
            while (!job.isOver() && System.currentTimeMillis() < until) {
                Thread.sleep(LOOK_MILLIS);
                job = get(caller, id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return job;
    }

    /** Newest first, at most 100. */
    public List<ExportJob> list(Caller caller) {
        List<ExportJob> jobs = store.list(caller.getAccount().id(), MOST_LISTED).stream()
                .map(ExportStore.Stored::job)
                .toList();
        if (jobs.stream().noneMatch(job -> job.state().equals("running"))) {
            return jobs;
        }
        Map<String, long[]> read = progress();
        return jobs.stream().map(job -> withProgress(job, read)).toList();
    }

    public ExportJob get(Caller caller, UUID id) {
        ExportJob job = stored(caller, id).job();
        return job.state().equals("running") ? withProgress(job, progress()) : job;
    }

    private static ExportJob withProgress(ExportJob job, Map<String, long[]> read) {
        long[] rows = read.get(job.id().toString());
        return rows == null || !job.state().equals("running") ? job : job.withProgress(rows[0], rows[1]);
    }

    /** Rows that running queries have read, and expect to read, by the id of their job. */
    private Map<String, long[]> progress() {
        return context
                .clickhouse()
                .list(
                        Sql.of("SELECT if(Settings['log_comment'] = '', query_id, Settings['log_comment']) AS id,"
                                + " read_rows, total_rows_approx FROM system.processes"),
                        row -> Map.entry(row.getString("id"), new long[] {row.getLong(2), row.getLong(3)}))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    public JsonNode getManifest(Caller caller, UUID id) {
        ExportStore.Stored stored = stored(caller, id);
        if (stored.manifest() == null) {
            throw Problem.notFound("导出尚未完成", "the export is not finished");
        }
        try {
            return Json.MAPPER.readTree(stored.manifest());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored manifests are always JSON", e);
        }
    }

    /** @throws Problem if it is not finished, no longer kept, or the caller's rights are no longer those it was made by */
    public FileContent getFile(Caller caller, UUID id) {
        ExportStore.Stored stored = stored(caller, id);
        ExportJob job = stored.job();
        if (!job.state().equals("done") || job.sha256() == null || !Files.exists(worker.fileOf(job))) {
            throw Problem.notFound("文件尚未生成或已过期", "the file is not there yet, or no longer kept");
        }
        if (!stored.rights().equals(printOfNow(caller.getAccount(), job))) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    Text.of("导出之后您的授权已变化，请重新导出", "your rights have changed since; export again"));
        }
        return new FileContent(
                worker.fileOf(job), ExportFormat.byId().get(job.format()).mediaType(), job.fileName(), job.sha256());
    }

    private String printOfNow(Account account, ExportJob job) {
        if (job.source().equals(SQL)) {
            return TableRights.print(rights.list(account, Permission.SQL_READ));
        }
        return TableRights.find(rights.list(account, Permission.EXPORT_TABLES), job.source())
                .map(table -> TableRights.print(List.of(table)))
                .orElse("");
    }

    /** Stops a job that is not over, or removes the file of one that is. */
    public ExportJob delete(Caller caller, UUID id) {
        ExportJob job = stored(caller, id).job();
        if (store.cancel(id)) {
            try (ResultStreams streams = ResultStreams.open(context.clickhouseConnection())) {
                streams.cancel(id.toString());
            }
        } else {
            store.expire(id);
            worker.delete(job);
        }
        return get(caller, id);
    }

    private ExportStore.Stored stored(Caller caller, UUID id) {
        return store.find(caller.getAccount().id(), id)
                .orElseThrow(() -> Problem.notFound("没有此导出", "there is no such export"));
    }

    @Override
    public void close() {
        worker.close();
    }
}
