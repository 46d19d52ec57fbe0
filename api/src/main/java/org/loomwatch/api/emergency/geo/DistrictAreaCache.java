package org.loomwatch.api.emergency.geo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.area.AreaTree;

/** Keeps the areas and their outlines in memory; they change a few times a year. */
public final class DistrictAreaCache {

    private static final Duration KEPT = Duration.ofMinutes(2);

    private final Supplier<DistrictAreas> source;
    private final Clock clock;
    private @Nullable Loaded loaded;

    private record Loaded(DistrictAreas areas, Instant at) {}

    public DistrictAreaCache(AreaService areas, Clock clock) {
        this(() -> load(areas), clock);
    }

    private DistrictAreaCache(Supplier<DistrictAreas> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Always the same areas, such as those of a file. */
    public static DistrictAreaCache holding(DistrictAreas areas) {
        return new DistrictAreaCache(() -> areas, Clock.systemUTC());
    }

    /** @throws Problem if no areas are loaded yet */
    public synchronized DistrictAreas get() {
        Instant now = clock.instant();
        if (loaded == null || loaded.at().plus(KEPT).isBefore(now)) {
            loaded = new Loaded(source.get(), now);
        }
        return loaded.areas();
    }

    private static DistrictAreas load(AreaService areas) {
        AreaTree tree = areas.findTree()
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT, Text.of("尚未导入区域数据", "no areas are loaded yet: import areas.geojson")));
        Map<String, Geometry> outlines = new HashMap<>();
        areas.boundaries(Viewer.unrestricted("emergency"), Optional.empty())
                .features()
                .forEach(feature -> {
                    JsonNode geometry = feature.geometry();
                    if (geometry != null && geometry.isObject()) {
                        outlines.put(feature.id(), GeoJsonShapes.read(geometry));
                    }
                });
        return new DistrictAreas(tree, outlines);
    }
}
