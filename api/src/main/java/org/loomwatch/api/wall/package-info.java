/** The screen on the wall: totals of the district, nothing of persons or single enterprises. */
@NullMarked
package org.loomwatch.api.wall;

import org.jspecify.annotations.NullMarked;
