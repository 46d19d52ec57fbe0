/** Theme analyses: a few measures that belong together, by street, community, industry or size. */
@NullMarked
package org.loomwatch.api.theme;

import org.jspecify.annotations.NullMarked;
