package org.loomwatch.store.clickhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreException;
import org.loomwatch.store.StoreSettings;

class EngineLibraryTest {

    @TempDir
    Path root;

    private Path engine;
    private Path file;
    private Path verified;

    @BeforeEach
    void layOutAnInstallation() throws IOException {
        engine = root.resolve("store/engine");
        file = engine.resolve("node_modules/@chdb/lib-linux-x64-gnu/libchdb.so");
        verified = root.resolve("verified");
        Files.createDirectories(file.getParent());
        Files.createFile(engine.resolve("package.json"));
    }

    @Test
    void aMissingLibraryIsNamedWithTheCommandThatGetsIt() {
        String message = failure(EnginePlatform.LINUX_X64, root.resolve("api/target"));
        assertTrue(message.contains(file + ""), message);
        assertTrue(message.contains("npm ci --prefix " + engine), message);
        assertTrue(message.contains("LOOMWATCH_CLICKHOUSE_URL"), message);
    }

    @Test
    void aMissingInstallationIsSaidToBeMissing() throws IOException {
        Files.delete(engine.resolve("package.json"));
        String message = failure(EnginePlatform.LINUX_X64, root);
        assertTrue(message.contains("no directory store/engine"), message);
    }

    @Test
    void aTruncatedLibraryIsDamaged() throws IOException {
        Files.writeString(file, "not all of it");
        String message = failure(EnginePlatform.LINUX_X64, root);
        assertTrue(message.contains("is damaged: it has 13 bytes, not 566330096"), message);
        assertTrue(message.contains("npm ci --prefix " + engine), message);
    }

    @Test
    void aChangedLibraryIsDamaged() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(566_330_096);
        }
        String message = failure(EnginePlatform.LINUX_X64, root);
        assertTrue(message.contains("is damaged: its SHA-256 is not 36ad4e99"), message);
        assertFalse(Files.exists(file.resolveSibling("libchdb.so.verified")));
    }

    @Test
    void wherePlatformsHaveNoKnownFingerprintTheLoaderDecides() throws IOException {
        Path other = engine.resolve("node_modules/@chdb/lib-darwin-arm64/libchdb.so");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "anything");
        assertEquals(other, library(EnginePlatform.MACOS_ARM64, Map.of(), root).require(verified));
    }

    @Test
    void theEnvironmentVariableComesFirst() throws IOException {
        Path own = Files.createFile(root.resolve("own.so"));
        Map<String, String> environment = Map.of(EngineLibrary.PATH_VARIABLE, own.toString());
        assertEquals(own, library(EnginePlatform.LINUX_X64, environment, root).require(verified));
        Files.delete(own);
        StoreException missing =
                assertThrows(StoreException.class, () -> library(EnginePlatform.LINUX_X64, environment, root)
                        .require(verified));
        assertTrue(missing.getMessage().contains(own.toString()), missing.getMessage());
    }

    @Test
    void aLibraryThatCannotBeLoadedIsSaidToBeSo() throws IOException {
        Path broken = Files.writeString(root.resolve("broken.so"), "no library");
        System.setProperty(EngineLibrary.PATH_PROPERTY, broken.toString());
        try {
            StoreSettings settings = StoreSettings.embedded(DataDirectory.create(root.resolve("data")));
            String message = assertThrows(StoreException.class, () -> ClickHouse.open(settings))
                    .getMessage();
            assertTrue(message.contains(broken + " cannot be loaded"), message);
            assertTrue(message.contains("npm ci"), message);
        } finally {
            System.clearProperty(EngineLibrary.PATH_PROPERTY);
        }
    }

    @Test
    void unknownPlatformsArePointedToAServer() {
        String message = assertThrows(StoreException.class, () -> EnginePlatform.of("Windows 11", "amd64"))
                .getMessage();
        assertTrue(message.contains("LOOMWATCH_CLICKHOUSE_URL"), message);
        assertEquals(EnginePlatform.LINUX_ARM64, EnginePlatform.of("Linux", "aarch64"));
        assertEquals(EnginePlatform.MACOS_X64, EnginePlatform.of("Mac OS X", "x86_64"));
    }

    private String failure(EnginePlatform platform, Path start) {
        return assertThrows(StoreException.class, () -> library(platform, Map.of(), start)
                        .require(verified))
                .getMessage();
    }

    private static EngineLibrary library(EnginePlatform platform, Map<String, String> environment, Path start) {
        return new EngineLibrary(platform, environment, List.of(start));
    }
}
