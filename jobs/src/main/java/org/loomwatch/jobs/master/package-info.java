/** Master data: enterprises, areas, terrain, disputes. */
@NullMarked
package org.loomwatch.jobs.master;

import org.jspecify.annotations.NullMarked;
