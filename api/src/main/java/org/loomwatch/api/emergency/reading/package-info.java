/** Water levels and rain over time; thresholds that suggest, and never trigger. */
@NullMarked
package org.loomwatch.api.emergency.reading;

import org.jspecify.annotations.NullMarked;
