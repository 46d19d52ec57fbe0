/** Running notebooks on JShell. */
@NullMarked
package org.loomwatch.notebook.run;

import org.jspecify.annotations.NullMarked;
