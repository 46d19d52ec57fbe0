package org.loomwatch.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one directory that holds everything of one installation.
 *
 * @param root absolute path; its parts exist once {@link #create} returned
 */
public record DataDirectory(Path root) {

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Creates whatever part of the directory is missing.
     *
     * @throws StoreException if the path is a file or cannot be written
     */
    public static DataDirectory create(Path root) {
        DataDirectory directory = new DataDirectory(root);
        try {
            Files.createDirectories(directory.root);
            // Every process must come to the same name, whatever links it was given.
            directory = new DataDirectory(directory.root.toRealPath());
            for (Path part : new Path[] {
                directory.inbox(), directory.clickhouse(), directory.postgres(), directory.run(), directory.logs()
            }) {
                Files.createDirectories(part);
            }
        } catch (IOException e) {
            throw new StoreException("cannot create the data directory " + directory.root + ": " + e, e);
        }
        return directory;
    }

    /** Where departments drop their feed files. */
    public Path inbox() {
        return root.resolve("inbox");
    }

    /** Key and head of the audit trail, kept outside the database. */
    public Path audit() {
        return root.resolve("audit");
    }

    /** Files of the embedded ClickHouse engine. */
    public Path clickhouse() {
        return root.resolve("clickhouse");
    }

    /** Files of the embedded PostgreSQL server. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Endpoint files and locks of what is running now; nothing in here outlives its process in meaning. */
    public Path run() {
        return root.resolve("run");
    }

    /** Logs of the embedded engines. */
    public Path logs() {
        return root.resolve("logs");
    }
}
