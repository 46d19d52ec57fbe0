/** Measures and indicators per enterprise and month, and what has to be recalculated when something changes. */
@NullMarked
package org.loomwatch.jobs.indicator;

import org.jspecify.annotations.NullMarked;
