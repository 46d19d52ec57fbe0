/** How good what each department sends is, by month and area. */
@NullMarked
package org.loomwatch.api.quality;

import org.jspecify.annotations.NullMarked;
