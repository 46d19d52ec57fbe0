package org.loomwatch.api.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.ticket.TicketDetail.ReasonItem;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;

/**
 * The reasons of a warning as a viewer may see them: which feed it was, everybody who sees the ticket; its figures only who
 * sees the feed's. A value and its baseline may be amounts, a percentile and a contribution are ratios.
 */
final class TicketReasons {

    private TicketReasons() {}

    static List<ReasonItem> visible(Viewer viewer, String area, String json) {
        List<ReasonItem> items = new ArrayList<>();
        for (JsonNode node : parse(json)) {
            String feedId = node.path("feed").asText();
            Optional<Feed> feed = Arrays.stream(Feed.values())
                    .filter(known -> known.id().equals(feedId))
                    .findFirst();
            boolean amounts = feed.filter(known -> viewer.sees(known, FieldDetail.AMOUNTS, area))
                    .isPresent();
            boolean ratios = feed.filter(known -> viewer.sees(known, FieldDetail.RATIOS, area))
                    .isPresent();
            items.add(new ReasonItem(
                    feedId,
                    node.path("indicator").asText(),
                    amounts ? number(node, "value") : null,
                    amounts ? number(node, "baseline") : null,
                    ratios ? number(node, "percentile") : null,
                    ratios ? number(node, "contribution") : null,
                    ratios));
        }
        return items;
    }

    private static JsonNode parse(String json) {
        try {
            return Json.MAPPER.readTree(json.isEmpty() ? "[]" : json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the reasons of a stored warning are not JSON", e);
        }
    }

    private static @Nullable Double number(JsonNode node, String name) {
        return node.path(name).isNumber() ? node.path(name).asDouble() : null;
    }
}
