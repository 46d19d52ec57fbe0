/** Areas and terrain of the district, as lists and as GeoJSON. */
@NullMarked
package org.loomwatch.api.area;

import org.jspecify.annotations.NullMarked;
