/** The district's month at a glance. */
@NullMarked
package org.loomwatch.api.overview;

import org.jspecify.annotations.NullMarked;
