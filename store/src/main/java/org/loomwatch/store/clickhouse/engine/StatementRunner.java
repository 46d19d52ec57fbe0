package org.loomwatch.store.clickhouse.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** Runs the statement of one request and hands on its result. */
final class StatementRunner {

    /** Enough to hold the SQL in front of the data of any insert; the data itself is passed on as it comes. */
    private static final int HEAD_BYTES = 1 << 16;

    /** Longest SQL, data of inserts apart. */
    private static final int MAX_SQL_BYTES = 4 << 20;

    private static final int MAX_RUNNING = 32;
    private static final long WAIT_SECONDS = 60;

    /** The driver cancels by query id, which the library does not let us set: it stands in log_comment instead. */
    private static final Pattern KILL_BY_QUERY_ID =
            Pattern.compile("(?is)(\\s*KILL\\s+QUERY\\s.*?WHERE\\s+)query_id(\\s*=\\s*'[^']*'.*)");

    private final Engine engine;
    private final ClientWatch clients;
    private final ResultSpool spool;
    private final Semaphore running = new Semaphore(MAX_RUNNING, true);

    /** @param spool where results stand that can only be handed on whole */
    StatementRunner(Engine engine, ClientWatch clients, Path spool) {
        this.engine = engine;
        this.clients = clients;
        this.spool = new ResultSpool(spool);
    }

    /** Where a result goes. */
    interface Output {

        /** Comes before the first piece. */
        void begin(String format);

        void write(ByteBuffer piece) throws IOException;

        /** Comes after the last piece. */
        void end(WriteSummary summary) throws IOException;
    }

    void run(StatementRequest statement, Request request, Output output)
            throws EngineException, IOException, InterruptedException {
        byte[] text = statement.text().readNBytes(HEAD_BYTES);
        StatementHead head = StatementHead.of(text);
        if (text.length == HEAD_BYTES && head.kind() != StatementHead.Kind.INSERT_DATA) {
            text = concatenate(text, statement.text().readNBytes(MAX_SQL_BYTES));
            head = StatementHead.of(text);
        }
        String sql = KILL_BY_QUERY_ID.matcher(head.sql(text)).replaceFirst("$1Settings['log_comment']$2");
        boolean cancelling = sql.length() != head.sql(text).length();
        if (!cancelling && !running.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw EngineException.of(
                    EngineException.TOO_MANY_SIMULTANEOUS_QUERIES,
                    "TOO_MANY_SIMULTANEOUS_QUERIES",
                    "Too many simultaneous queries: " + MAX_RUNNING + " are running");
        }
        try (EngineSession session = engine.openSession(statement.queryId())) {
            if (statement.database().isPresent()) {
                session.execute("USE " + SqlText.quoteName(statement.database().get()));
            }
            if (statement.setStatement().isPresent()) {
                session.execute(statement.setStatement().get());
            }
            if (head.kind() == StatementHead.Kind.INSERT_DATA) {
                insert(session, sql, head, text, statement.text(), output);
                return;
            }
            if (text.length >= MAX_SQL_BYTES) {
                throw EngineException.of(
                        EngineException.QUERY_IS_TOO_LARGE,
                        "QUERY_IS_TOO_LARGE",
                        "The SQL is longer than " + MAX_SQL_BYTES + " bytes");
            }
            try (ClientWatch.Watching watching = clients.watch(statement.queryId(), request)) {
                Output watched = new UnwatchedEnd(output, watching);
                String format = head.format().orElse(statement.format());
                Optional<StreamedFormat> streamed =
                        head.kind() == StatementHead.Kind.SELECT ? StreamedFormat.of(format) : Optional.empty();
                watched.begin(format);
                if (head.kind() == StatementHead.Kind.SELECT && head.format().isEmpty() && ResultSpool.takes(format)) {
                    spool.run(session, sql, format, watched);
                } else if (streamed.isPresent()) {
                    stream(session, sql, statement.format(), streamed.get(), watched);
                } else {
                    try (EngineResult result = session.query(sql, statement.format())) {
                        watched.write(result.data());
                        watched.end(result.summary());
                    }
                }
            }
        } finally {
            if (!cancelling) {
                running.release();
            }
        }
    }

    /** Ends the watch before the answer: from then on the client may send its next request. */
    private record UnwatchedEnd(Output output, ClientWatch.Watching watching) implements Output {
        @Override
        public void begin(String format) {
            output.begin(format);
        }

        @Override
        public void write(ByteBuffer piece) throws IOException {
            output.write(piece);
        }

        @Override
        public void end(WriteSummary summary) throws IOException {
            watching.close();
            output.end(summary);
        }
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static void insert(
            EngineSession session, String sql, StatementHead head, byte[] text, InputStream rest, Output output)
            throws EngineException, IOException {
        InputStream data = new SequenceInputStream(
                new ByteArrayInputStream(text, head.dataOffset(), text.length - head.dataOffset()), rest);
        try (InsertStream insert = session.insert(sql, head.format().orElseThrow())) {
            WriteSummary summary = insert.insert(data);
            output.begin("TabSeparated");
            output.end(summary);
        }
    }

    private static void stream(EngineSession session, String sql, String format, StreamedFormat streamed, Output output)
            throws EngineException, IOException {
        try (EngineSession.ResultStream pieces = session.stream(sql, format)) {
            for (ByteBuffer piece = pieces.next(); piece.hasRemaining(); piece = pieces.next()) {
                output.write(streamed.join(piece));
            }
            output.end(WriteSummary.NOTHING);
        }
    }
}
