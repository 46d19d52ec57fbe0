/** Tables to look at and to count in. */
@NullMarked
package org.loomwatch.notebook.table;

import org.jspecify.annotations.NullMarked;
