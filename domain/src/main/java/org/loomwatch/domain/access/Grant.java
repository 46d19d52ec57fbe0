package org.loomwatch.domain.access;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;

/**
 * A role over an area subtree and fields, the unit of every right.
 *
 * @param area id of the area at the top of the subtree, or {@link #WHOLE_DISTRICT}; an id that is not in the tree covers
 *     nothing
 * @param fields how closely each feed's figures may be seen; a feed that is absent is not seen
 * @param expiresAt when the grant ends by itself; null if it does not
 */
public record Grant(
        Role role,
        String area,
        Map<Feed, FieldDetail> fields,
        @Nullable Instant expiresAt) {

    /** Stands for the whole district whatever its id, also before any areas are loaded. */
    public static final String WHOLE_DISTRICT = "*";

    public Grant {
        Objects.requireNonNull(role, "role");
        if (area.isBlank()) {
            throw new IllegalArgumentException("a grant needs an area; an empty scope sees nothing");
        }
        Map<Feed, FieldDetail> ordered = new EnumMap<>(Feed.class);
        ordered.putAll(fields);
        fields = Collections.unmodifiableMap(ordered);
    }

    public Grant(Role role, String area, Map<Feed, FieldDetail> fields) {
        this(role, area, fields, null);
    }

    public boolean isLive(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    public Optional<FieldDetail> findDetail(Feed feed) {
        return Optional.ofNullable(fields.get(feed));
    }

    public boolean shows(Feed feed, FieldDetail needed) {
        return findDetail(feed).filter(held -> held.covers(needed)).isPresent();
    }

    /** Whether everything that {@code other} opens lies inside this grant's area and fields, whatever the roles. */
    public boolean contains(Grant other, AreaTree areas) {
        boolean inside = area.equals(WHOLE_DISTRICT) || areas.isWithin(other.area(), area);
        return inside && other.fields().entrySet().stream().allMatch(field -> shows(field.getKey(), field.getValue()));
    }
}
