/** Documents to print and to keep: pages, tables and text with an embedded Chinese font. */
@NullMarked
package org.loomwatch.api.pdf;

import org.jspecify.annotations.NullMarked;
