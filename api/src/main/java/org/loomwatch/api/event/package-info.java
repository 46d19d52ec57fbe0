/** Events pushed to open pages (server-sent events), resumable by id. */
@NullMarked
package org.loomwatch.api.event;

import org.jspecify.annotations.NullMarked;
