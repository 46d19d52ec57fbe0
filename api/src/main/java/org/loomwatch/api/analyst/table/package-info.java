/** The tables that may leave as files or be asked by SQL, each as one viewer may see it. */
@NullMarked
package org.loomwatch.api.analyst.table;

import org.jspecify.annotations.NullMarked;
