package org.loomwatch.api.emergency.activation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.emergency.geo.DistrictAreaCache;
import org.loomwatch.api.emergency.resource.Resource;
import org.loomwatch.api.emergency.resource.ResourceIndex;
import org.loomwatch.api.emergency.resource.ResourceService;

/** Reports on responses, and the pack that is printed before the lights go out. */
public final class ReportService {

    private final ActivationService activations;
    private final ResourceService resources;
    private final DistrictAreaCache areas;
    private final Clock clock;

    public ReportService(
            ActivationService activations, ResourceService resources, DistrictAreaCache areas, Clock clock) {
        this.activations = activations;
        this.resources = resources;
        this.areas = areas;
        this.clock = clock;
    }

    public Report get(Viewer viewer, UUID id) {
        Board board = activations.getBoard(viewer, id);
        List<Task> asked = board.tasks().stream()
                .filter(task -> !task.state().equals("released"))
                .toList();
        List<Task> received =
                asked.stream().filter(task -> task.receivedAt() != null).toList();
        List<Task> done = asked.stream().filter(task -> task.doneAt() != null).toList();
        Instant started = board.activation().startedAt();
        return new Report(
                board.activation(),
                board.changes(),
                board.counts(),
                started == null ? null : minutes(board.activation().openedAt(), started),
                mean(received, task -> minutes(task.sentAt(), Objects.requireNonNull(task.receivedAt()))),
                mean(done, task -> minutes(task.sentAt(), Objects.requireNonNull(task.doneAt()))),
                asked.isEmpty()
                        ? null
                        : done.stream()
                                        .filter(task -> !Objects.requireNonNull(task.doneAt())
                                                .isAfter(task.dueAt()))
                                        .count()
                                / (double) asked.size(),
                (int) board.log().stream()
                        .filter(entry -> entry.kind().equals("escalated"))
                        .count(),
                board.byUnit(),
                board.byCategory(),
                differences(activations.listResources(viewer, id)),
                board.log(),
                clock.instant());
    }

    /** One page of HTML that needs nothing else: it prints, and it opens without a network. */
    public String getPack(Viewer viewer, UUID id) {
        return new PackPage(
                        activations.getBoard(viewer, id),
                        activations.listResources(viewer, id),
                        areas.get(),
                        clock.instant())
                .html();
    }

    /** The same as a document to print, with the font embedded. */
    public byte[] getPackDocument(Viewer viewer, UUID id) {
        return new PackDocument(
                        activations.getBoard(viewer, id),
                        activations.listResources(viewer, id),
                        areas.get(),
                        clock.instant())
                .pdf();
    }

    private List<Report.Difference> differences(List<FrozenResource> frozen) {
        ResourceIndex index = resources.index();
        return frozen.stream()
                .map(resource -> new Report.Difference(
                        resource.id(),
                        resource.name(),
                        resource.version(),
                        index.find(resource.id()).map(Resource::version).orElse(0)))
                .filter(difference -> difference.frozenVersion() != difference.versionNow())
                .toList();
    }

    private static double minutes(Instant from, Instant until) {
        return Duration.between(from, until).toSeconds() / 60.0;
    }

    private static @Nullable Double mean(List<Task> tasks, ToDoubleFunction<Task> value) {
        Optional<Double> mean =
                tasks.stream().mapToDouble(value).average().stream().boxed().findFirst();
        return mean.orElse(null);
    }
}
