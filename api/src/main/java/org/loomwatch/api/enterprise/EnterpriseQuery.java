package org.loomwatch.api.enterprise;

import java.util.Objects;
import java.util.Optional;
import org.loomwatch.domain.enterprise.EnterpriseSize;

/**
 * Which enterprises to list, and in which order.
 *
 * @param text part of the name, or the beginning of a USCC
 * @param area id of an area that contains them
 * @param industry GB/T 4754 code or the beginning of one, such as {@code C} for all manufacturing
 */
public record EnterpriseQuery(
        Optional<String> text,
        Optional<String> area,
        Optional<String> industry,
        Optional<EnterpriseSize> size,
        EnterpriseOrder order) {

    /** Every enterprise, in the default order. */
    public static final EnterpriseQuery ALL = inOrder(EnterpriseOrder.USCC);

    /** Every enterprise in an order. */
    public static EnterpriseQuery inOrder(EnterpriseOrder order) {
        return new EnterpriseQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), order);
    }

    /** Fingerprint that ties a cursor to this query. */
    String binding() {
        return Integer.toHexString(Objects.hash(
                text.orElse(null),
                area.orElse(null),
                industry.orElse(null),
                size.map(EnterpriseSize::id).orElse(null),
                order.id()));
    }
}
