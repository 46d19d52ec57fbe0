/** Enterprises and the code that identifies them. */
@NullMarked
package org.loomwatch.domain.enterprise;

import org.jspecify.annotations.NullMarked;
