package org.loomwatch.api.emergency.resource;

import static org.loomwatch.api.emergency.EmergencyTexts.at;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.emergency.geo.CoordinateFrame;
import org.loomwatch.api.emergency.geo.DistrictAreaCache;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Sheet;
import org.loomwatch.domain.access.AreaScope;

/** Resources: reading by viewer, importing with a report on every row, editing with versions. */
public final class ResourceService {

    private final Jdbi postgres;
    private final DistrictAreaCache areas;
    private final Clock clock;
    private @Nullable ResourceIndex index;

    public ResourceService(Jdbi postgres, DistrictAreaCache areas, Clock clock) {
        this.postgres = postgres;
        this.areas = areas;
        this.clock = clock;
    }

    /** The newest index; made anew only when resources changed. */
    public ResourceIndex index() {
        return postgres.withHandle(this::index);
    }

    /** As {@link #index()}, as the transaction of {@code handle} sees it. */
    public synchronized ResourceIndex index(Handle handle) {
        long revision = ResourceStore.revision(handle);
        if (index == null || index.revision() != revision) {
            index = new ResourceIndex(revision, ResourceStore.list(handle));
        }
        return index;
    }

    public List<Resource> list(Viewer viewer, Optional<String> category, Optional<String> area) {
        AreaScope within =
                area.map(id -> AreaScope.under(List.of(id), areas.get().tree())).orElse(AreaScope.EVERYWHERE);
        return index().list().stream()
                .filter(resource -> viewer.areas().covers(resource.area()) && within.covers(resource.area()))
                .filter(resource -> category.isEmpty() || resource.category().equals(category.get()))
                .toList();
    }

    /** @throws Problem if there is none, or not for this viewer */
    public Resource get(Viewer viewer, String id) {
        return index().find(id)
                .filter(resource -> viewer.areas().covers(resource.area()))
                .orElseThrow(ResourceService::unknown);
    }

    public List<ResourceVersion> listVersions(Viewer viewer, String id) {
        get(viewer, id);
        return postgres.withHandle(handle -> ResourceStore.listVersions(handle, id));
    }

    /**
     * Imports a file. Rows that are wrong are refused one by one, the others go in; a dry run says the same and writes
     * nothing.
     *
     * @param format {@code geojson}, {@code csv} or {@code xlsx}
     * @param frame of coordinates where the file does not say
     */
    public ImportReport load(byte[] file, String format, String frame, boolean dryRun, Viewer viewer, String by) {
        List<ResourceDraft> drafts = ResourceReader.read(file, format, frame);
        return postgres.inTransaction(handle -> {
            if (!dryRun) {
                ResourceStore.lock(handle);
            }
            return write(handle, drafts, dryRun, viewer, by);
        });
    }

    /**
     * Writes one resource, given as a GeoJSON feature.
     *
     * @param seen the version its author saw; 0 for a new one
     * @throws Problem if it is wrong, or somebody else wrote it meanwhile
     */
    public Resource edit(String id, JsonNode feature, int seen, Viewer viewer, String by) {
        ResourceDraft draft = ResourceReader.feature(feature, 1, "wgs84");
        postgres.useTransaction(handle -> {
            ResourceStore.lock(handle);
            Resource before = ResourceStore.find(handle, List.of(id)).get(id);
            if (before != null && !viewer.areas().covers(before.area())) {
                throw unknown();
            }
            if ((before == null ? 0 : before.version()) != seen) {
                throw changedMeanwhile();
            }
            ImportReport report = write(handle, List.of(draft), false, viewer, by);
            if (report.refused() > 0) {
                ImportReport.Row row = report.rows().get(0);
                throw new Problem(ProblemType.INVALID_BODY, Text.of(row.detailZh(), row.detailEn()));
            }
        });
        return get(viewer, id);
    }

    private ImportReport write(Handle handle, List<ResourceDraft> drafts, boolean dryRun, Viewer viewer, String by) {
        Instant now = clock.instant();
        ResourceCheck check = new ResourceCheck(areas.get(), ResourceStore.unitNames(handle));
        Map<String, Resource> stored = ResourceStore.find(
                handle, drafts.stream().map(ResourceDraft::id).toList());
        List<ImportReport.Row> rows = new ArrayList<>();
        Map<String, Resource> wanted = new LinkedHashMap<>();
        Map<String, JsonNode> delivered = new HashMap<>();
        int added = 0;
        int unchanged = 0;
        for (ResourceDraft draft : drafts) {
            try {
                Resource before = stored.get(draft.id());
                Resource resource = check.check(draft, before, by, now);
                requireWithin(viewer, resource, before);
                if (wanted.containsKey(resource.id())) {
                    throw new ResourceCheck.Refused("同一文件内编号重复", "the id stands twice in the file");
                }
                List<String> changes = before == null ? List.of() : ResourceChanges.list(before, resource);
                if (before != null && changes.isEmpty()) {
                    unchanged++;
                    continue;
                }
                added += before == null ? 1 : 0;
                wanted.put(resource.id(), resource);
                delivered.put(resource.id(), draft.delivered());
                String said = String.join(", ", changes);
                rows.add(new ImportReport.Row(
                        draft.row(), resource.id(), before == null ? "added" : "changed", said, said));
            } catch (ResourceCheck.Refused e) {
                rows.add(new ImportReport.Row(
                        draft.row(),
                        draft.id(),
                        "refused",
                        e.why().zh(),
                        e.why().en()));
            }
        }
        if (!dryRun && !wanted.isEmpty()) {
            ResourceStore.save(handle, List.copyOf(wanted.values()), delivered);
        }
        int refused = rows.size() - wanted.size();
        return new ImportReport(dryRun, drafts.size(), added, wanted.size() - added, unchanged, refused, rows);
    }

    /**
     * Takes a resource out; its history stays.
     *
     * @param seen the version that was seen
     * @throws Problem if there is none for the viewer, or somebody else wrote it meanwhile
     */
    public void remove(Viewer viewer, String id, int seen, String by) {
        postgres.useTransaction(handle -> {
            ResourceStore.lock(handle);
            Resource resource = ResourceStore.find(handle, List.of(id)).get(id);
            if (resource == null || !viewer.areas().covers(resource.area())) {
                throw unknown();
            }
            if (resource.version() != seen) {
                throw changedMeanwhile();
            }
            ResourceStore.remove(handle, id, at(clock.instant()), by);
        });
    }

    /** Resources as a table that can be imported again. */
    public Sheet sheet(Viewer viewer, Optional<String> category, Optional<String> area, CoordinateFrame frame) {
        return ResourceWriter.sheet(list(viewer, category, area), frame);
    }

    /** Resources as GeoJSON that can be imported again. */
    public String geoJson(Viewer viewer, Optional<String> category, Optional<String> area, CoordinateFrame frame) {
        return ResourceWriter.geoJson(list(viewer, category, area), frame);
    }

    private static Problem unknown() {
        return Problem.notFound("没有此资源", "there is no such resource");
    }

    private static Problem changedMeanwhile() {
        return new Problem(ProblemType.CONFLICT, Text.of("资源已被他人修改", "somebody changed the resource meanwhile"));
    }

    private static void requireWithin(Viewer viewer, Resource resource, @Nullable Resource before) {
        boolean within = viewer.areas().covers(resource.area())
                && (before == null || viewer.areas().covers(before.area()));
        if (!within) {
            throw new ResourceCheck.Refused("不在你的管辖范围内", "it is not within your areas");
        }
    }
}
