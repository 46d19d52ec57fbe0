/** Plans as versioned data. */
@NullMarked
package org.loomwatch.api.emergency.plan;

import org.jspecify.annotations.NullMarked;
