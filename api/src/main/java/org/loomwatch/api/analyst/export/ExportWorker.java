package org.loomwatch.api.analyst.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.Sql;
import org.loomwatch.store.clickhouse.ClickHouseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the files that were asked for, one at a time, by the rights that their owners have at that moment. A job that a stopped
 * server was at begins anew: half a file from one moment and half from another would be neither.
 */
final class ExportWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExportWorker.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final long LOOK_SECONDS = 5;
    private static final int MOST_ATTEMPTS = 3;
    private static final long FREE_BYTES = 2L << 30;

    private final ServerContext context;
    private final ExportStore store;
    private final Function<String, ExportSource> sources;
    private final VintageReader vintages;
    private final Path directory;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "exports");
    private volatile boolean closed;

    /** @param sources by the source's id */
    ExportWorker(ServerContext context, ExportStore store, Function<String, ExportSource> sources) {
        this.context = context;
        this.store = store;
        this.sources = sources;
        this.vintages = new VintageReader(context.clickhouse(), context.clock());
        this.directory = context.data().root().resolve("exports");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** A job has come. */
    void wake() {
        work.release();
    }

    Path fileOf(ExportJob job) {
        return directory.resolve(job.id() + "." + job.format());
    }

    private void run() {
        try {
            prepare();
            while (!closed) {
                Optional<ExportStore.Stored> next = take();
                if (next.isPresent()) {
                    work(next.get());
                } else if (!work.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    expire();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("exports stop");
        } catch (IOException e) {
            LOG.error("exports cannot be kept in {}", directory, e);
        }
    }

    private void prepare() throws IOException {
        Files.createDirectories(directory);
        int again = store.requeue();
        if (again > 0) {
            LOG.info("{} exports that were under way begin anew", again);
        }
        dropLeftovers();
    }

    private void dropLeftovers() {
        List<String> tables = context.clickhouse()
                .list(
                        Sql.of("SELECT name FROM system.tables WHERE database = currentDatabase()"
                                + " AND startsWith(name, 'export_staging_')"),
                        row -> row.getString("name"));
        try (Connection open = context.clickhouseConnection().open();
                Statement drop = open.createStatement()) {
            for (String table : tables) {
                drop.execute("DROP TABLE IF EXISTS " + table);
            }
        } catch (SQLException e) {
            LOG.warn("what interrupted exports left behind cannot be dropped", e);
        }
    }

    private Optional<ExportStore.Stored> take() {
        try {
            return store.take();
        } catch (RuntimeException e) {
            LOG.warn("export jobs cannot be read", e);
            return Optional.empty();
        }
    }

    private void work(ExportStore.Stored stored) {
        ExportJob job = stored.job();
        if (job.attempts() > MOST_ATTEMPTS) {
            store.fail(job.id(), Text.of("多次中断，已放弃", "given up after several interruptions"));
            return;
        }
        Path part = directory.resolve(job.id() + ".part");
        try {
            if (Files.getFileStore(directory).getUsableSpace() < FREE_BYTES) {
                store.fail(job.id(), Text.of("服务器磁盘空间不足", "there is too little room on the server's disk"));
                return;
            }
            Optional<ExportSource.Prepared> prepared = prepare(stored);
            if (prepared.isEmpty()) {
                store.fail(job.id(), Text.of("授权已变化，请重新导出", "your rights have changed; ask again"));
                return;
            }
            try (ExportSource.Prepared ready = prepared.get()) {
                write(stored, ready, part);
            }
        } catch (ClickHouseException e) {
            LOG.info("export {} ended: {}", job.id(), e.getMessage());
            store.fail(job.id(), reason(e));
        } catch (IOException | RuntimeException e) {
            LOG.warn("export {} failed", job.id(), e);
            store.fail(job.id(), Text.of("导出失败，请查看服务器日志", "the export failed; the server's log says why"));
        } finally {
            delete(part);
        }
    }

    /** Rights that are not the ones it was asked under end a job: they may show less, and never show more unasked. */
    private Optional<ExportSource.Prepared> prepare(ExportStore.Stored stored) {
        Optional<Account> owner =
                context.access().accounts().findById(stored.account()).filter(Account::isOpen);
        Optional<ExportSource.Prepared> prepared =
                owner.flatMap(account -> sources.apply(stored.job().source()).prepare(account, stored.job()));
        if (prepared.isPresent() && !prepared.get().rights().equals(stored.rights())) {
            prepared.get().close();
            return Optional.empty();
        }
        return prepared;
    }

    private void write(ExportStore.Stored stored, ExportSource.Prepared ready, Path part) throws IOException {
        ExportJob job = stored.job();
        ExportManifest.Vintage vintage = vintages.read();
        String login = context.access()
                .accounts()
                .findById(stored.account())
                .map(Account::login)
                .orElseThrow();
        ExportWriter.Written written = ExportWriter.write(
                ready.connection(),
                ready.query(),
                ExportFormat.byId().get(job.format()),
                part,
                job.source(),
                about(job, ready, vintage, login));
        ExportManifest manifest = new ExportManifest(
                job.source(),
                job.statement(),
                job.format(),
                written.rows(),
                written.bytes(),
                written.sha256(),
                written.columns().stream()
                        .map(column -> new ExportManifest.Column(column.name(), column.type()))
                        .toList(),
                ready.masked(),
                ready.restricted(),
                true,
                job.filters(),
                vintage,
                login,
                context.clock().instant(),
                "Loomwatch");
        Files.move(part, fileOf(job), StandardCopyOption.ATOMIC_MOVE);
        store.finish(job.id(), manifest);
    }

    private static List<String[]> about(
            ExportJob job, ExportSource.Prepared ready, ExportManifest.Vintage vintage, String login) {
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {"完整性 completeness", "complete"});
        lines.add(new String[] {"来源 source", job.source()});
        lines.add(new String[] {"数据截至 read at", vintage.readAt().toString()});
        lines.add(new String[] {"最新月份 latest month", String.valueOf(vintage.latestMonth())});
        lines.add(new String[] {"不可见的列 masked columns", String.join(" ", ready.masked())});
        lines.add(new String[] {"导出人 requested by", login});
        return lines;
    }

    private static Text reason(ClickHouseException e) {
        Map<Integer, Text> known = Map.of(
                159, Text.of("超过时间上限", "it took longer than allowed"),
                241, Text.of("超过内存上限，请缩小范围", "it needed more memory than allowed; ask for less"),
                394, Text.of("已取消", "cancelled"));
        return known.getOrDefault(
                e.code().orElse(0), Text.of("分析库未能完成查询", "the analytical store could not finish the query"));
    }

    private void expire() {
        try {
            store.listOlderThan(KEPT).forEach(id -> {
                store.expire(id);
                for (ExportFormat format : ExportFormat.values()) {
                    delete(directory.resolve(id + "." + format.id()));
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("old exports cannot be removed", e);
        }
    }

    /** Removes the file of a job that is no longer wanted. */
    void delete(ExportJob job) {
        delete(fileOf(job));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted", file, e);
        }
    }

    /** A job under way is left as it is: it begins anew with the next start. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
