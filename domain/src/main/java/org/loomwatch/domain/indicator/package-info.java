/** Measures conformed from the feeds, and the indicators computed of them. */
@NullMarked
package org.loomwatch.domain.indicator;

import org.jspecify.annotations.NullMarked;
