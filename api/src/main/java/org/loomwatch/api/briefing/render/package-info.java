/** A briefing on paper and in a browser: the same document as PDF and as HTML. */
@NullMarked
package org.loomwatch.api.briefing.render;

import org.jspecify.annotations.NullMarked;
