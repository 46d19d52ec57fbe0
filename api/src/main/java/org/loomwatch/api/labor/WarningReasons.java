package org.loomwatch.api.labor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.domain.warning.ReasonText;

/** Stored reasons as a viewer may see them: no feed that the grant does not show, no amount where it shows ratios only. */
final class WarningReasons {

    private WarningReasons() {}

    static List<WarningReason> of(Viewer viewer, String area, String json) {
        List<WarningReason> reasons = new ArrayList<>();
        try {
            for (JsonNode node : Json.MAPPER.readTree(json)) {
                Optional<Feed> feed = Feed.find(node.path("feed").asText());
                if (feed.isPresent() && viewer.sees(feed.get(), FieldDetail.RATIOS, area)) {
                    reasons.add(reason(viewer, area, feed.get(), node));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored reasons are always JSON", e);
        }
        return reasons;
    }

    private static WarningReason reason(Viewer viewer, String area, Feed feed, JsonNode node) {
        return of(
                viewer,
                area,
                new Reason(
                        feed,
                        node.path("indicator").asText(),
                        number(node, "value"),
                        number(node, "baseline"),
                        number(node, "percentile"),
                        node.path("contribution").asDouble()));
    }

    /** A reason of a feed whose ratios the viewer sees. */
    static WarningReason of(Viewer viewer, String area, Reason whole) {
        boolean masked = isAmount(whole.indicator()) && !viewer.sees(whole.feed(), FieldDetail.AMOUNTS, area);
        Reason reason = new Reason(
                whole.feed(),
                whole.indicator(),
                masked ? null : whole.value(),
                masked ? null : whole.baseline(),
                whole.percentile(),
                whole.contribution());
        return new WarningReason(
                reason.feed().id(),
                reason.indicator(),
                reason.value(),
                reason.baseline(),
                reason.percentile(),
                reason.contribution(),
                masked,
                masked ? ReasonText.maskedZh(reason) : ReasonText.zh(reason),
                masked ? ReasonText.maskedEn(reason) : ReasonText.en(reason));
    }

    private static boolean isAmount(String indicator) {
        return Measure.find(indicator).isPresent()
                || Indicator.find(indicator).map(Indicator::isAmount).orElse(true);
    }

    private static @Nullable Double number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNumber() ? value.asDouble() : null;
    }
}
