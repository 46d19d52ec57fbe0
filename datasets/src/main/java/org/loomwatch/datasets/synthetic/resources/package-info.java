/** Emergency resources of the invented district, in the 14 categories. */
@NullMarked
package org.loomwatch.datasets.synthetic.resources;

import org.jspecify.annotations.NullMarked;
