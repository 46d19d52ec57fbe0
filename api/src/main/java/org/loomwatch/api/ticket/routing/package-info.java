/** Which unit a warning goes to, and by when it has to be dealt with. */
@NullMarked
package org.loomwatch.api.ticket.routing;

import org.jspecify.annotations.NullMarked;
