/** The district's month at a glance, and one indicator over the map. */
@NullMarked
package org.loomwatch.api.overview;

import org.jspecify.annotations.NullMarked;
