package org.loomwatch.jobs.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.conform.FeedHeader;
import org.loomwatch.jobs.conform.Reason;

/** Reads one feed file as {@link LineChunk}s; a position in it is the number of chunks already read. */
public final class FeedFileFormat implements BulkFormat<LineChunk, FileSourceSplit> {

    private static final long serialVersionUID = 1;

    @Override
    public Reader<LineChunk> createReader(Configuration configuration, FileSourceSplit split) throws IOException {
        return new ChunkIterator(split.path(), split.fileSize(), 0);
    }

    @Override
    public Reader<LineChunk> restoreReader(Configuration configuration, FileSourceSplit split) throws IOException {
        long chunks = split.getReaderPosition()
                .map(CheckpointedPosition::getRecordsAfterOffset)
                .orElse(0L);
        return new ChunkIterator(split.path(), split.fileSize(), chunks);
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<LineChunk> getProducedType() {
        return LineChunkType.INSTANCE;
    }

    private static final class ChunkIterator implements Reader<LineChunk> {

        private final FeedFileName name;
        private @Nullable FileInspection inspection;
        private @Nullable ChunkReader reader;
        private @Nullable LineChunk refusal;
        private String header = "";
        private long chunks;

        ChunkIterator(Path path, long size, long skip) throws IOException {
            name = FeedFileName.find(path.getName())
                    .orElseThrow(() -> new IllegalArgumentException(path + " is no feed file"));
            try {
                open(path, size);
                for (long i = 0; i < skip; i++) {
                    next();
                }
            } catch (RefusedFileException e) {
                refusal = refused(e.reason(), e.getMessage());
            }
        }

        @Override
        public @Nullable RecordIterator<LineChunk> readBatch() throws IOException {
            LineChunk chunk = next();
            return chunk == null ? null : new OneChunk(new RecordAndPosition<>(chunk, 0, chunks));
        }

        @Override
        public void close() throws IOException {
            if (reader != null) {
                reader.close();
            }
        }

        private void open(Path path, long size) throws IOException {
            boolean csv = name.format() != FileFormat.NDJSON;
            InputStream content;
            try (InputStream in = path.getFileSystem().open(path)) {
                if (name.format() == FileFormat.XLSX) {
                    byte[] stored = Workbook.readAll(in);
                    inspection = FileInspection.ofWorkbook(stored);
                    content = new ByteArrayInputStream(Workbook.toCsv(stored));
                } else {
                    inspection = FileInspection.of(in, name.gzip(), size);
                    content = FileInspection.open(path.getFileSystem().open(path), name.gzip());
                }
            } catch (RefusedFileException e) {
                throw e;
            } catch (IOException e) {
                throw new RefusedFileException(Reason.FILE_UNREADABLE, String.valueOf(e.getMessage()));
            }
            reader = new ChunkReader(content, inspection.charset(), csv);
            if (csv) {
                String line = reader.readLine();
                header = line == null ? "" : line;
                try {
                    FeedHeader.parse(name.feed(), header);
                } catch (IllegalArgumentException e) {
                    throw new RefusedFileException(Reason.FILE_HEADER, e.getMessage());
                }
            }
        }

        private @Nullable LineChunk next() {
            if (refusal != null) {
                LineChunk chunk = chunks++ == 0 ? refusal : null;
                return chunk;
            }
            try {
                ChunkReader.Rows rows = java.util.Objects.requireNonNull(reader).next();
                if (rows == null) {
                    return null;
                }
                chunks++;
                String hash = java.util.Objects.requireNonNull(inspection).hash();
                return new LineChunk(
                        name.name(),
                        hash,
                        name.feed(),
                        name.format() == FileFormat.NDJSON ? FileFormat.NDJSON : FileFormat.CSV,
                        header,
                        rows.firstLine(),
                        rows.bytes(),
                        rows.size(),
                        null,
                        "");
            } catch (IOException e) {
                throw new UncheckedIOException(name.name() + " changed while it was read", e);
            }
        }

        private LineChunk refused(Reason reason, String detail) {
            String hash = inspection == null ? "name:" + name.name() : inspection.hash();
            return new LineChunk(name.name(), hash, name.feed(), name.format(), "", 0, new byte[0], 0, reason, detail);
        }
    }

    private static final class OneChunk implements RecordIterator<LineChunk> {

        private @Nullable RecordAndPosition<LineChunk> chunk;

        OneChunk(RecordAndPosition<LineChunk> chunk) {
            this.chunk = chunk;
        }

        @Override
        public @Nullable RecordAndPosition<LineChunk> next() {
            RecordAndPosition<LineChunk> result = chunk;
            chunk = null;
            return result;
        }

        @Override
        public void releaseBatch() {}
    }
}
