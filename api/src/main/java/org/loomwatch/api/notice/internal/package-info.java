/** The workers that deliver notices, and the ways on which they go out. */
@NullMarked
package org.loomwatch.api.notice.internal;

import org.jspecify.annotations.NullMarked;
