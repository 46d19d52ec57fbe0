/** Master data: enterprises, areas, terrain. */
@NullMarked
package org.loomwatch.jobs.master;

import org.jspecify.annotations.NullMarked;
