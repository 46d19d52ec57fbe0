/** From a figure back to the formula, the numbers and the feed records behind it. */
@NullMarked
package org.loomwatch.api.trace;

import org.jspecify.annotations.NullMarked;
