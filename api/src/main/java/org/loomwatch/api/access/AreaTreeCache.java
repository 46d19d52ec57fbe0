package org.loomwatch.api.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;

/** Keeps the area tree in memory: every request needs it, and it changes a few times a year. */
public final class AreaTreeCache {

    private static final Duration KEPT = Duration.ofSeconds(30);

    /** Stands in while no areas are loaded: grants over the whole district hold, all others cover nothing. */
    private static final AreaTree EMPTY =
            new AreaTree(List.of(new Area("-", null, AreaLevel.DISTRICT, "未导入", "not loaded")));

    private final Supplier<Optional<AreaTree>> loader;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    private record Loaded(AreaTree tree, Instant at) {}

    public AreaTreeCache(Supplier<Optional<AreaTree>> loader, Clock clock) {
        this.loader = loader;
        this.clock = clock;
    }

    public AreaTree get() {
        Instant now = clock.instant();
        Loaded current = loaded;
        if (current == null || current.at().plus(KEPT).isBefore(now)) {
            current = new Loaded(loader.get().orElse(EMPTY), now);
            loaded = current;
        }
        return current.tree();
    }
}
