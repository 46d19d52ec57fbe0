/** Shapes on the map: GeoJSON, coordinate frames, and which area a place lies in. */
@NullMarked
package org.loomwatch.api.emergency.geo;

import org.jspecify.annotations.NullMarked;
