/** Entry point: takes files in and says what came of it. */
@NullMarked
package org.loomwatch.jobs.ingest;

import org.jspecify.annotations.NullMarked;
