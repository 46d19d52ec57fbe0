/** Dynamic factor model estimated by expectation maximisation with the Kalman smoother. */
@NullMarked
package org.loomwatch.models.economy.factor;

import org.jspecify.annotations.NullMarked;
