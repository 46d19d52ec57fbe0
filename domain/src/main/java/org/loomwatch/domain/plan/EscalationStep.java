package org.loomwatch.domain.plan;

/**
 * Who hears next when nobody acknowledged in time.
 *
 * @param target {@code unit} for the silent unit itself, {@code unit:<id>} or {@code role:<id>} for others
 */
public record EscalationStep(String target, String nameZh, String nameEn) {

    public EscalationStep {
        if (!target.matches("unit|unit:[a-z0-9_-]+|role:[a-z_]+")) {
            throw new IllegalArgumentException("'" + target + "' is neither unit, unit:<id> nor role:<id>");
        }
    }
}
