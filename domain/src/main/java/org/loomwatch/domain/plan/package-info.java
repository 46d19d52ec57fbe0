/** Plans for emergencies: response levels and what is to be done at each. */
@NullMarked
package org.loomwatch.domain.plan;

import org.jspecify.annotations.NullMarked;
