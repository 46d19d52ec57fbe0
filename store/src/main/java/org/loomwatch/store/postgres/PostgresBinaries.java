package org.loomwatch.store.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.loomwatch.store.DirectoryTree;
import org.loomwatch.store.StoreException;

/** Unpacks the PostgreSQL programs that come as a library of this platform. */
public final class PostgresBinaries {

    /** Release of the programs in the libraries; a test holds it to what the server says of itself. */
    static final String VERSION = "17.6";

    private PostgresBinaries() {}

    /** Major release, which decides whether the programs can read a cluster's files. */
    static String majorVersion() {
        return VERSION.substring(0, VERSION.indexOf('.'));
    }

    /**
     * Makes sure the programs lie in {@code target}; half an unpacking never shows under that name.
     *
     * @throws StoreException if this platform has no programs or the disk refuses them
     */
    static void unpack(Path target) {
        if (Files.isDirectory(target)) {
            return;
        }
        String archive = archiveName();
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new StoreException("the PostgreSQL programs for this platform (" + archive
                        + ") are not on the class path; set LOOMWATCH_POSTGRES_URL to use an outside server");
            }
            DirectoryTree.delete(partial);
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
                unpack(tar, partial);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException("cannot unpack the PostgreSQL programs to " + target + ": " + e, e);
        }
    }

    /** Name of the packed programs for this platform. */
    public static String archiveName() {
        return archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** Whether the programs for this platform are on the class path. */
    public static boolean archivePresent() {
        return PostgresBinaries.class.getResource("/" + archiveName()) != null;
    }

    static String archiveName(String osName, String osArch) {
        String system = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        return "postgres-" + system + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    private static void unpack(TarArchiveInputStream tar, Path directory) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = directory.resolve(entry.getName()).normalize();
            if (!path.startsWith(directory)) {
                throw new IOException("archive entry outside its directory: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, path);
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
