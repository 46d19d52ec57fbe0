package org.loomwatch.store.migration;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.loomwatch.store.StoreException;

/** Finds the migrations of one store, {@code V<version>__<name>.sql}, in a directory or a jar of the class path. */
public final class MigrationFiles {

    private static final Pattern FILE_NAME = Pattern.compile("V([1-9][0-9]*)__([A-Za-z0-9_]+)\\.sql");

    private MigrationFiles() {}

    /**
     * @param folder class path folder, such as {@code org/loomwatch/store/postgres/migration}
     * @return all of them, lowest version first
     * @throws StoreException if the folder is missing, a file is misnamed or two have the same version
     */
    public static List<Migration> list(String folder) {
        URL url = MigrationFiles.class.getClassLoader().getResource(folder);
        if (url == null) {
            throw new StoreException("the program has no migrations in " + folder);
        }
        try {
            URI uri = url.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath(folder));
            }
        } catch (IOException | URISyntaxException e) {
            throw new StoreException("cannot read the migrations in " + url + ": " + e, e);
        }
    }

    static List<Migration> read(Path folder) throws IOException {
        TreeMap<Integer, Migration> byVersion = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Migration migration = readFile(file);
                Migration same = byVersion.putIfAbsent(migration.version(), migration);
                if (same != null) {
                    throw new StoreException("migrations %s and %s have the same version"
                            .formatted(same.fileName(), migration.fileName()));
                }
            }
        }
        return new ArrayList<>(byVersion.values());
    }

    private static Migration readFile(Path file) throws IOException {
        String fileName = file.getFileName().toString();
        Matcher matcher = FILE_NAME.matcher(fileName);
        if (!matcher.matches()) {
            throw new StoreException("migration " + fileName + " is not named V<version>__<name>.sql");
        }
        return new Migration(Integer.parseInt(matcher.group(1)), matcher.group(2), Files.readString(file));
    }
}
