/** Tracks of typhoons and their wind circles: advisory, they rank resources by time to impact and trigger nothing. */
@NullMarked
package org.loomwatch.api.emergency.typhoon;

import org.jspecify.annotations.NullMarked;
