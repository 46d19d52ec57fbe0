/** The synthetic district: one request in, feeds, master data and the truth about them out. See datasets/README.md. */
@NullMarked
package org.loomwatch.datasets.synthetic;

import org.jspecify.annotations.NullMarked;
