/** How a part of the server, with its routes and its background work, is plugged in. */
@NullMarked
package org.loomwatch.api.feature;

import org.jspecify.annotations.NullMarked;
