package org.loomwatch.models.labor.panel;

import java.util.List;
import java.util.Optional;

/**
 * Which columns of a CSV file play which part; all others are features.
 *
 * @param time empty for a cross-section
 * @param group a column, such as the industry, that results are also told by; no feature
 * @param exclude columns that are no features, such as another label
 */
public record PanelColumns(
        String entity, Optional<String> time, String label, Optional<String> group, List<String> exclude) {

    public PanelColumns {
        exclude = List.copyOf(exclude);
    }
}
