/** Seasonal adjustment of monthly series: X-13 with Chinese New Year, STL where that cannot be had. */
@NullMarked
package org.loomwatch.models.economy.adjustment;

import org.jspecify.annotations.NullMarked;
