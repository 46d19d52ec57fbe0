/** The tree of areas: district, street, community, grid. */
@NullMarked
package org.loomwatch.domain.area;

import org.jspecify.annotations.NullMarked;
