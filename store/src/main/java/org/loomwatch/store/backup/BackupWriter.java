package org.loomwatch.store.backup;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a backup file; it has its name only once it is complete. */
final class BackupWriter implements AutoCloseable {

    static final String MANIFEST = "manifest.json";

    private final Path file;
    private final Path partial;
    private final ZipOutputStream zip;

    /** @throws BackupException if the file exists or its directory cannot be written */
    BackupWriter(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new BackupException(file + " exists; a backup never replaces a file");
        }
        this.file = file;
        this.partial = file.resolveSibling(file.getFileName() + ".partial");
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(partial), 1 << 16));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    static String entryName(String store, String table) {
        return store + "/" + table + ".tsv";
    }

    StoreContent write(TableStore store, SortedSet<Integer> versions) throws IOException {
        List<TableContent> contents = new ArrayList<>();
        for (TableColumns table : store.listTables()) {
            zip.putNextEntry(new ZipEntry(entryName(store.name(), table.table())));
            RowDigest digest = new RowDigest(table, zip);
            store.write(table, digest);
            zip.closeEntry();
            contents.add(digest.content());
        }
        return new StoreContent(versions, contents, store.sequences());
    }

    /** Adds the manifest, which must be the last thing, and gives the file its name. */
    void finish(BackupManifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.close();
        Files.move(partial, file);
    }

    @Override
    public void close() throws IOException {
        zip.close();
        Files.deleteIfExists(partial);
    }
}
