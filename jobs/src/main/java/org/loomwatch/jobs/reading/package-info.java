/** Files as departments send them: names, packing, character sets, lines. */
@NullMarked
package org.loomwatch.jobs.reading;

import org.jspecify.annotations.NullMarked;
