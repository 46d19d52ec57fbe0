/** Calendar facts that every monthly comparison in China needs. */
@NullMarked
package org.loomwatch.domain.calendar;

import org.jspecify.annotations.NullMarked;
