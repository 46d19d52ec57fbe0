/** A Jupyter kernel for Java. */
@NullMarked
package org.loomwatch.notebook.kernel;

import org.jspecify.annotations.NullMarked;
