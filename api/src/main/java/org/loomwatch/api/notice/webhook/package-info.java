/** Sending to addresses that an administrator typed in, without becoming a way into this network. */
@NullMarked
package org.loomwatch.api.notice.webhook;

import org.jspecify.annotations.NullMarked;
