/** Which version of a record holds. */
@NullMarked
package org.loomwatch.jobs.resolve;

import org.jspecify.annotations.NullMarked;
