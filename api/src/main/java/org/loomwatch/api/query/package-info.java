/** SQL as text plus parameters, and its execution on the analytical store. */
@NullMarked
package org.loomwatch.api.query;

import org.jspecify.annotations.NullMarked;
