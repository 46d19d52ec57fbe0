/** What every cell of a notebook may call. */
@NullMarked
package org.loomwatch.notebook;

import org.jspecify.annotations.NullMarked;
