package org.loomwatch.jobs.flink;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The part of this process's class path that a job needs on a cluster: its own classes and the libraries under them. Flink itself
 * is there already.
 */
final class JobJars {

    private static final Pattern NEEDED = Pattern.compile(
            "(loomwatch-(domain|store|datasets|jobs)|clickhouse-|jdbc-v2|client-v2|httpclient5|httpcore5|commons-(codec|io|lang3|compress|math3)-"
                    + "|asm-|antlr4-runtime|guava-|failureaccess|lz4-|at\\.yawk|jackson-|jspecify|HikariCP|fastexcel|opczip|aalto-xml|stax2"
                    + "|flink-connector-kafka|kafka-clients|zstd-jni|snappy-java).*\\.jar");
    private static final Pattern OWN_CLASSES = Pattern.compile(".*/(domain|store|datasets|jobs)/target/classes/?");

    private JobJars() {}

    /** Names of the jars; classes that lie in a directory are packed first. */
    static String[] list() {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isDirectory(path)) {
                if (OWN_CLASSES.matcher(path.toString()).matches()) {
                    jars.add(pack(path).toString());
                }
            } else if (NEEDED.matcher(path.getFileName().toString()).matches()) {
                jars.add(path.toString());
            }
        }
        return jars.toArray(String[]::new);
    }

    private static Path pack(Path classes) {
        try {
            Path jar = Files.createTempFile("loomwatch-classes", ".jar");
            jar.toFile().deleteOnExit();
            try (OutputStream out = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(out);
                    Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    zip.putNextEntry(
                            new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack " + classes, e);
        }
    }
}
