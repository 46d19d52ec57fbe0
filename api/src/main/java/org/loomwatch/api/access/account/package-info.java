/** Accounts, units, passwords and the throttle on guessing them. */
@NullMarked
package org.loomwatch.api.access.account;

import org.jspecify.annotations.NullMarked;
