package org.loomwatch.store.backup;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads a backup file. Opening it reads its manifest; {@link #verify} reads all of it. */
final class BackupReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final ZipFile zip;
    private final BackupManifest manifest;

    /** @throws BackupException if the file is missing, damaged, or of a format that this program does not know */
    BackupReader(Path file) throws IOException {
        this.file = file;
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new BackupException("there is no backup file " + file, e);
        } catch (ZipException e) {
            throw damaged("it is cut off or is no backup file (" + e.getMessage() + ")", e);
        }
        try {
            this.manifest = readManifest();
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private BackupManifest readManifest() throws IOException {
        try (InputStream stream = open(BackupWriter.MANIFEST)) {
            JsonNode json = JSON.readTree(readChecked(BackupWriter.MANIFEST, stream));
            int format = json.path("format").asInt();
            if (format != BackupManifest.FORMAT) {
                throw new BackupException("%s has backup format %d; this program reads format %d"
                        .formatted(file, format, BackupManifest.FORMAT));
            }
            return JSON.treeToValue(json, BackupManifest.class);
        } catch (JacksonException e) {
            throw damaged("its manifest cannot be read (" + e.getOriginalMessage() + ")", e);
        } catch (ZipException | EOFException e) {
            throw damaged("its manifest cannot be unpacked (" + e.getMessage() + ")", e);
        }
    }

    private byte[] readChecked(String entry, InputStream stream) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(stream, new CRC32());
        byte[] bytes = checked.readAllBytes();
        requireCrc(entry, checked);
        return bytes;
    }

    BackupManifest manifest() {
        return manifest;
    }

    /** Reads every row of one store's tables and compares them with the manifest. */
    void verify(String store, StoreContent content) throws IOException {
        for (TableContent table : content.tables()) {
            String entry = BackupWriter.entryName(store, table.table());
            if (!readContent(entry, table.tableColumns()).equals(table)) {
                throw damaged("the rows of " + entry + " are not those that were written", null);
            }
        }
    }

    private TableContent readContent(String entry, TableColumns table) throws IOException {
        RowDigest digest = new RowDigest(table, OutputStream.nullOutputStream());
        try (CheckedInputStream stream = new CheckedInputStream(open(entry), new CRC32())) {
            stream.transferTo(digest);
            requireCrc(entry, stream);
            return digest.content();
        } catch (ZipException | EOFException | MalformedRowsException e) {
            throw damaged(entry + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** The rows of one table. */
    InputStream open(String store, String table) throws IOException {
        return open(BackupWriter.entryName(store, table));
    }

    private InputStream open(String entry) throws IOException {
        ZipEntry found = zip.getEntry(entry);
        if (found == null) {
            throw damaged(entry + " is missing", null);
        }
        return zip.getInputStream(found);
    }

    private void requireCrc(String entry, CheckedInputStream stream) {
        if (stream.getChecksum().getValue() != zip.getEntry(entry).getCrc()) {
            throw damaged("the checksum of " + entry + " does not match", null);
        }
    }

    private BackupException damaged(String how, @Nullable Exception cause) {
        return new BackupException(file + " is damaged: " + how, cause);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
