/** ClickHouse: the embedded engine of a data directory or an outside server, reached through the official driver. */
@NullMarked
package org.loomwatch.store.clickhouse;

import org.jspecify.annotations.NullMarked;
