/** Births, pupils, places and housing by catchment. */
@NullMarked
package org.loomwatch.datasets.synthetic.schools;

import org.jspecify.annotations.NullMarked;
