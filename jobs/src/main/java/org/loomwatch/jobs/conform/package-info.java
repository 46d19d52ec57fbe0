/** From the texts of a delivery to conformed records, or the reason why not. */
@NullMarked
package org.loomwatch.jobs.conform;

import org.jspecify.annotations.NullMarked;
