/** Everything of both stores in one file, and back again, verified row by row. */
@NullMarked
package org.loomwatch.store.backup;

import org.jspecify.annotations.NullMarked;
