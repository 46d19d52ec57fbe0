/** Tickets: a warning handed to a unit, worked, checked and closed; and how well units do it. */
@NullMarked
package org.loomwatch.api.ticket;

import org.jspecify.annotations.NullMarked;
