package org.loomwatch.models.schools.vintage;

import java.time.Instant;

/**
 * A forecast that was made and kept.
 *
 * @param run its number, greater than every earlier one's
 * @param originYear the last year with counted pupils
 * @param isNew whether it was made now; false if nothing had changed since the forecast found
 */
public record ForecastRun(long run, Instant madeAt, int originYear, int areas, boolean isNew, double seconds) {}
