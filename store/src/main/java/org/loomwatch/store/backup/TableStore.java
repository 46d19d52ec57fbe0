package org.loomwatch.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** One store as a backup sees it: tables whose rows go out and in as lines of tab-separated text. */
interface TableStore {

    /** Name in messages and in the backup file. */
    String name();

    /** All tables with data, in a stable order; the record of applied migrations is not among them. */
    List<TableColumns> listTables();

    /** Writes every row as one line. */
    void write(TableColumns table, OutputStream lines) throws IOException;

    /** Appends rows as {@link #write} wrote them. */
    void read(TableColumns table, InputStream lines) throws IOException;

    Map<String, Long> sequences();
}
