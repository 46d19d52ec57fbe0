/** The invented place: areas that partition the district, catchments, rivers, roads and reservoirs. */
@NullMarked
package org.loomwatch.datasets.synthetic.geography;

import org.jspecify.annotations.NullMarked;
