package org.loomwatch.models.economy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loomwatch.models.economy.adjustment.AdjustmentDiagnostics;
import org.loomwatch.models.economy.adjustment.AdjustmentMethod;

/**
 * What {@code economy adjust} did.
 *
 * @param multiplicative whether components multiply up to the value, or add up
 * @param notes fallbacks taken, effects left out, months estimated
 * @param diagnostics present for X-13
 */
public record AdjustResult(
        AdjustmentMethod method,
        boolean multiplicative,
        int months,
        List<String> notes,
        @Nullable AdjustmentDiagnostics diagnostics,
        double seconds) {

    public AdjustResult {
        notes = List.copyOf(notes);
    }
}
