/** Notebook files. */
@NullMarked
package org.loomwatch.notebook.file;

import org.jspecify.annotations.NullMarked;
