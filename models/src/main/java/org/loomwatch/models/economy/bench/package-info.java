/** Figures that are measured on request, not asserted. */
@NullMarked
package org.loomwatch.models.economy.bench;

import org.jspecify.annotations.NullMarked;
