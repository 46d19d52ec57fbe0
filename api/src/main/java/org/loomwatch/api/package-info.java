/** The server put together from its parts. */
@NullMarked
package org.loomwatch.api;

import org.jspecify.annotations.NullMarked;
