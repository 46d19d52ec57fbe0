/** Runs the district month by month and writes the files. */
@NullMarked
package org.loomwatch.datasets.synthetic.output;

import org.jspecify.annotations.NullMarked;
