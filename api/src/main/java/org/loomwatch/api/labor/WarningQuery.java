package org.loomwatch.api.labor;

import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.WarningQueue;

/**
 * Which warnings.
 *
 * @param month empty for the latest scored one
 * @param area area of any level
 * @param industry code or the beginning of one
 * @param unit id of the unit that has the ticket
 */
public record WarningQuery(
        Optional<YearMonth> month,
        Optional<Grade> grade,
        Optional<WarningQueue> queue,
        Optional<String> area,
        Optional<String> industry,
        Optional<String> unit,
        WarningOrder order) {

    /** Fingerprint that ties a cursor to this query. */
    String binding() {
        return Integer.toHexString(Objects.hash(
                month.map(YearMonth::toString).orElse(null),
                grade.map(Grade::id).orElse(null),
                queue.map(WarningQueue::id).orElse(null),
                area.orElse(null),
                industry.orElse(null),
                unit.orElse(null),
                order.id()));
    }
}
