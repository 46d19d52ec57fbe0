/** Notices by e-mail. */
@NullMarked
package org.loomwatch.api.notice.email;

import org.jspecify.annotations.NullMarked;
