package org.loomwatch.api.access.grant;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A grant as the API shows it: role, area and fields by their ids, who gave it and why. */
public record GrantItem(
        UUID id,
        String role,
        String area,
        Map<String, String> fields,
        @Nullable Instant expiresAt,
        String grantedBy,
        String reason,
        Instant grantedAt) {

    public static GrantItem of(GrantRecord record) {
        Map<String, String> fields = new TreeMap<>();
        record.grant().fields().forEach((feed, detail) -> fields.put(feed.id(), detail.id()));
        return new GrantItem(
                record.id(),
                record.grant().role().id(),
                record.grant().area(),
                fields,
                record.grant().expiresAt(),
                record.grantedBy(),
                record.reason(),
                record.grantedAt());
    }
}
