package org.loomwatch.api.emergency.plan;

import java.time.Instant;

/** One version of a plan; the greatest is the one that new activations take. */
public record PlanVersion(String event, int version, Instant savedAt, String savedBy, String note) {}
