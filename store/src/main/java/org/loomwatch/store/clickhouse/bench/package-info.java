/** Measurements of the embedded engine: what it takes and what it survives. */
@NullMarked
package org.loomwatch.store.clickhouse.bench;

import org.jspecify.annotations.NullMarked;
