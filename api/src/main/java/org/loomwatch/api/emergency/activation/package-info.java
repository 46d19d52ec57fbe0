/** Runs of plans: proposed by signals or officers, confirmed by people, worked by units, and accounted for. */
@NullMarked
package org.loomwatch.api.emergency.activation;

import org.jspecify.annotations.NullMarked;
