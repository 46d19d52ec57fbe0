/** The Flink topology of ingest. */
@NullMarked
package org.loomwatch.jobs.topology;

import org.jspecify.annotations.NullMarked;
