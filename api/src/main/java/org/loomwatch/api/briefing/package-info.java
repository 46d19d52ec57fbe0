/** Monthly briefings: written from facts, kept for their recipient, made on demand or on schedule. */
@NullMarked
package org.loomwatch.api.briefing;

import org.jspecify.annotations.NullMarked;
