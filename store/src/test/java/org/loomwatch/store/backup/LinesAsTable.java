package org.loomwatch.store.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One table with given rows, to make backup files that no store would write. */
record LinesAsTable(String name, TableColumns columns, String rows) implements TableStore {

    @Override
    public List<TableColumns> listTables() {
        return List.of(columns);
    }

    @Override
    public void write(TableColumns table, OutputStream lines) throws IOException {
        lines.write(rows.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void read(TableColumns table, InputStream lines) {
        throw new UnsupportedOperationException("these rows are only written");
    }

    @Override
    public Map<String, Long> sequences() {
        return Map.of();
    }
}
