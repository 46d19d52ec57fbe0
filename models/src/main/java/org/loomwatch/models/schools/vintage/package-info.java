/** Stored school master data, and forecasts kept as they were made. */
@NullMarked
package org.loomwatch.models.schools.vintage;

import org.jspecify.annotations.NullMarked;
