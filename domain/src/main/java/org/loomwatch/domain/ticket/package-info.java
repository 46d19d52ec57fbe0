/** The life of a ticket, from a warning handed to a unit to the verdict that closes it. */
@NullMarked
package org.loomwatch.domain.ticket;

import org.jspecify.annotations.NullMarked;
