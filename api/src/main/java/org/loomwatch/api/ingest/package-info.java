/** The inbox while the server runs: taking in, progress, the runs there were. */
@NullMarked
package org.loomwatch.api.ingest;

import org.jspecify.annotations.NullMarked;
