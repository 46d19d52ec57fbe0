/**
 * Labor-dispute warnings: models that learn from a panel, calibrated, graded, explained; backtests that say how good they
 * would have been.
 */
@NullMarked
package org.loomwatch.models.labor;

import org.jspecify.annotations.NullMarked;
