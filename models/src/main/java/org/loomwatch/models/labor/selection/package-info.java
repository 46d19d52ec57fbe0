/** Choosing a model honestly: walk-forward folds, a seeded search with a budget, calibration on a later period. */
@NullMarked
package org.loomwatch.models.labor.selection;

import org.jspecify.annotations.NullMarked;
