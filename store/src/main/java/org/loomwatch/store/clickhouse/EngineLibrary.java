package org.loomwatch.store.clickhouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loomwatch.store.StoreException;

/** Finds the file of the ClickHouse library and makes sure that it is whole. */
final class EngineLibrary {

    static final String PATH_VARIABLE = "LOOMWATCH_CHDB_LIBRARY";
    static final String PATH_PROPERTY = "loomwatch.chdb.library";
    static final String HOME_PROPERTY = "loomwatch.home";

    private static final String FILE_NAME = "libchdb.so";
    private static final String OUTSIDE_HINT = "or set LOOMWATCH_CLICKHOUSE_URL to use an outside server";

    private final EnginePlatform platform;
    private final Map<String, String> environment;
    private final List<Path> startingPoints;

    /** @param startingPoints from which the installation directory is looked for, upwards */
    EngineLibrary(EnginePlatform platform, Map<String, String> environment, List<Path> startingPoints) {
        this.platform = platform;
        this.environment = environment;
        this.startingPoints = startingPoints;
    }

    static EngineLibrary ofThisMachine() {
        return new EngineLibrary(
                EnginePlatform.current(),
                System.getenv(),
                Stream.of(Optional.of(Path.of("")), ownLocation())
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<Path> ownLocation() {
        return Optional.ofNullable(EngineLibrary.class.getProtectionDomain().getCodeSource())
                .map(source -> Path.of(java.net.URI.create(source.getLocation().toString())));
    }

    /**
     * The file named by the environment variable, else by the system property, else the one that the build put below
     * the installation directory.
     *
     * @param otherMark remembers that the file is whole where nothing can be written beside it; checking takes seconds
     * @throws StoreException if it is missing or damaged; the message says which command gets it
     */
    Path require(Path otherMark) {
        Optional<String> chosen = Optional.ofNullable(environment.get(PATH_VARIABLE))
                .or(() -> Optional.ofNullable(System.getProperty(PATH_PROPERTY)))
                .filter(path -> !path.isBlank());
        if (chosen.isPresent()) {
            Path file = Path.of(chosen.get()).toAbsolutePath();
            if (!Files.isRegularFile(file)) {
                throw new StoreException("there is no ClickHouse library at " + file + ", which " + PATH_VARIABLE
                        + " or " + PATH_PROPERTY + " names");
            }
            return file;
        }
        Path engine = findEngineDirectory()
                .orElseThrow(() -> new StoreException("the ClickHouse library for " + platform.label()
                        + " is missing: no directory store/engine above "
                        + Path.of("").toAbsolutePath()
                        + "; run the build in the installation directory, name that directory with -D" + HOME_PROPERTY
                        + ", " + OUTSIDE_HINT));
        Path file =
                engine.resolve("node_modules").resolve(platform.npmPackage()).resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new StoreException("the ClickHouse library for " + platform.label() + " is missing: " + file
                    + "; get it with: npm ci --prefix " + engine + ", " + OUTSIDE_HINT);
        }
        requireWhole(file, engine, otherMark);
        return file;
    }

    private Optional<Path> findEngineDirectory() {
        @Nullable String home = System.getProperty(HOME_PROPERTY);
        List<Path> candidates = home == null ? startingPoints : List.of(Path.of(home));
        return candidates.stream()
                .flatMap(start ->
                        Stream.iterate(start.toAbsolutePath().normalize(), path -> path != null, Path::getParent))
                .map(directory -> directory.resolve("store").resolve("engine"))
                .filter(engine -> Files.isRegularFile(engine.resolve("package.json")))
                .findFirst();
    }

    private void requireWhole(Path file, Path engine, Path otherMark) {
        try {
            Optional<EnginePlatform.Fingerprint> expected = platform.fingerprint();
            if (expected.isEmpty()) {
                return;
            }
            long size = Files.size(file);
            if (size != expected.get().size()) {
                throw damaged(
                        file,
                        engine,
                        "it has " + size + " bytes, not " + expected.get().size());
            }
            Path verified =
                    Files.isWritable(file.getParent()) ? file.resolveSibling(FILE_NAME + ".verified") : otherMark;
            String mark =
                    file + " " + size + " " + Files.getLastModifiedTime(file).toMillis() + " "
                            + expected.get().sha256();
            if (Files.exists(verified) && Files.readString(verified).equals(mark)) {
                return;
            }
            if (!sha256(file).equals(expected.get().sha256())) {
                throw damaged(
                        file, engine, "its SHA-256 is not " + expected.get().sha256());
            }
            Files.writeString(verified, mark);
        } catch (IOException e) {
            throw new StoreException("cannot read the ClickHouse library " + file + ": " + e, e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream input =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[1 << 20];
            while (input.read(buffer) >= 0) {
                // Reading is what digests.
            }
            return HexFormat.of().formatHex(input.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StoreException damaged(Path file, Path engine, String reason) {
        return new StoreException("the ClickHouse library " + file + " is damaged: " + reason + "; get it again with: "
                + "npm ci --prefix " + engine + ", " + OUTSIDE_HINT);
    }

    /** What to say of a file that is there but that the platform's loader refuses. */
    static StoreException unloadable(Path file, String reason) {
        return new StoreException("the ClickHouse library " + file + " cannot be loaded: " + reason
                + "; get it again with: npm ci in store/engine, " + OUTSIDE_HINT);
    }
}
