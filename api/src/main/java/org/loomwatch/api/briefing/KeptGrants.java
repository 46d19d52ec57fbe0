package org.loomwatch.api.briefing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loomwatch.api.access.Rights;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;

/** The grants under which a briefing was made, kept beside it: what was taken away later closes the briefing too. */
final class KeptGrants {

    private static final TypeReference<List<KeptGrant>> LIST = new TypeReference<>() {};

    private KeptGrants() {}

    private record KeptGrant(String role, String area, Map<String, String> fields) {}

    static String write(Rights rights) {
        List<KeptGrant> kept = rights.grants().stream()
                .map(grant -> {
                    Map<String, String> fields = new TreeMap<>();
                    grant.fields().forEach((feed, detail) -> fields.put(feed.id(), detail.id()));
                    return new KeptGrant(grant.role().id(), grant.area(), fields);
                })
                .toList();
        try {
            return Json.MAPPER.writeValueAsString(kept);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("grants cannot be kept", e);
        }
    }

    /** Whether all that was granted then is granted still, role by role. */
    static boolean holdStill(String kept, Rights rights, AreaTree tree) {
        try {
            return Json.MAPPER.readValue(kept, LIST).stream().allMatch(then -> rights.grants().stream()
                    .anyMatch(now -> now.role().id().equals(then.role()) && now.contains(grant(then), tree)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept grants cannot be read", e);
        }
    }

    private static Grant grant(KeptGrant kept) {
        Map<Feed, FieldDetail> fields = new EnumMap<>(Feed.class);
        kept.fields()
                .forEach((feed, detail) -> fields.put(
                        Feed.find(feed).orElseThrow(), FieldDetail.find(detail).orElseThrow()));
        return new Grant(Role.find(kept.role()).orElseThrow(), kept.area(), fields);
    }
}
