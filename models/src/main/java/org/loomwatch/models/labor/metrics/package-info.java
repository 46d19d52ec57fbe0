/** How good scores are, with intervals by entity. */
@NullMarked
package org.loomwatch.models.labor.metrics;

import org.jspecify.annotations.NullMarked;
