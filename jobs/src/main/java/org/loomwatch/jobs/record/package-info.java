/** Packed records and how they lie in the tables. */
@NullMarked
package org.loomwatch.jobs.record;

import org.jspecify.annotations.NullMarked;
