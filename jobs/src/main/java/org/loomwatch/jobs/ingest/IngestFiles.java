package org.loomwatch.jobs.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.loomwatch.jobs.reading.FeedFileName;

/**
 * The files of a request, sorted by what they are. In a directory that holds feed files, any other table is a delivery with a
 * wrong name; elsewhere, what has no known name is none of our business.
 *
 * @param schools tables about pupils and places
 * @param feeds older months first
 * @param misnamed tables whose names say nothing
 */
record IngestFiles(
        List<Path> areas,
        List<Path> terrain,
        List<Path> catchments,
        List<Path> schools,
        List<Path> enterprises,
        List<Path> disputes,
        List<Path> feeds,
        List<Path> misnamed) {

    /** Master data that other parts read. */
    private static final Set<String> FOREIGN = Set.of("calendar.csv", "resources.geojson");

    /** @throws NoSuchFileException if a path given does not exist */
    static IngestFiles find(List<Path> paths) throws IOException {
        IngestFiles files = new IngestFiles(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        Map<Path, FeedFileName> feeds = new TreeMap<>();
        Set<Path> unknown = new HashSet<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString(), null, "no such file or directory");
            }
            try (Stream<Path> found = Files.walk(path)) {
                found.filter(Files::isRegularFile).sorted().forEach(file -> {
                    if (!files.sort(file.toAbsolutePath().normalize(), feeds)) {
                        unknown.add(file.toAbsolutePath().normalize());
                    }
                });
            }
            if (Files.isRegularFile(path)
                    && unknown.contains(path.toAbsolutePath().normalize())) {
                files.misnamed.add(path.toAbsolutePath().normalize());
            }
        }
        feeds.entrySet().stream()
                .sorted(Map.Entry.<Path, FeedFileName>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> files.feeds.add(entry.getKey()));
        Set<Path> feedDirectories = new HashSet<>();
        feeds.keySet().forEach(file -> feedDirectories.add(file.getParent()));
        unknown.stream()
                .filter(file -> feedDirectories.contains(file.getParent()) && isTable(file))
                .filter(file -> !files.misnamed.contains(file))
                .sorted(Comparator.naturalOrder())
                .forEach(files.misnamed::add);
        return files;
    }

    /** Puts the file where it belongs; false if its name is not known. */
    private boolean sort(Path file, Map<Path, FeedFileName> names) {
        String name = file.getFileName().toString();
        switch (name) {
            case "areas.geojson" -> areas.add(file);
            case "terrain.geojson" -> terrain.add(file);
            case "catchments.geojson" -> catchments.add(file);
            case "enrolment.csv", "births.csv", "capacity.csv", "housing.csv", "school-events.csv" -> schools.add(file);
            case "enterprises.csv" -> enterprises.add(file);
            case "disputes.csv" -> disputes.add(file);
            default -> {
                Optional<FeedFileName> feed = FeedFileName.find(name);
                feed.ifPresent(found -> names.put(file, found));
                return feed.isPresent() || FOREIGN.contains(name);
            }
        }
        return true;
    }

    private static boolean isTable(Path file) {
        return file.getFileName()
                .toString()
                .toLowerCase(Locale.ROOT)
                .matches(".*\\.(csv|ndjson|json|txt|tsv|xls|xlsx)(\\.gz)?");
    }
}
