/** What the jobs read from and write to ClickHouse, in RowBinary blocks. */
@NullMarked
package org.loomwatch.jobs.clickhouse;

import org.jspecify.annotations.NullMarked;
