package org.loomwatch.store.migration;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One step of a schema, as it lies in the program.
 *
 * @param version unique number; ranges belong to parts of the program, so a later step may have a lower number
 * @param name what the step does, words joined by underscores
 * @param sql its statements
 */
public record Migration(int version, String name, String sql) implements Comparable<Migration> {

    public Migration {
        if (version < 1) {
            throw new IllegalArgumentException("migration version " + version + " is not positive");
        }
    }

    public String fileName() {
        return "V" + version + "__" + name + ".sql";
    }

    /** Changes whenever the text changes, line ends apart. */
    public long checksum() {
        CRC32 crc = new CRC32();
        crc.update(sql.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    @Override
    public int compareTo(Migration other) {
        return Integer.compare(version, other.version);
    }
}
