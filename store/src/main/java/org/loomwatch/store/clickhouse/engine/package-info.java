/** What runs inside the engine process: the ClickHouse library behind a loopback HTTP endpoint. */
@NullMarked
package org.loomwatch.store.clickhouse.engine;

import org.jspecify.annotations.NullMarked;
