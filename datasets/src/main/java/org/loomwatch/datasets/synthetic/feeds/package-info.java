/** From what is true about an enterprise to the rows that eight departments deliver, with all that goes wrong on the way. */
@NullMarked
package org.loomwatch.datasets.synthetic.feeds;

import org.jspecify.annotations.NullMarked;
