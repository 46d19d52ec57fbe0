/** PostgreSQL: the embedded server of a data directory, an outside server by URL, and the pool in front of either. */
@NullMarked
package org.loomwatch.store.postgres;

import org.jspecify.annotations.NullMarked;
