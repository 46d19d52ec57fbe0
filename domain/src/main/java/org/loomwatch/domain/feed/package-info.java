/** The eight monthly department feeds and the fields of their records. */
@NullMarked
package org.loomwatch.domain.feed;

import org.jspecify.annotations.NullMarked;
