/** Numbered steps that bring the tables of either store from any earlier version to the newest. */
@NullMarked
package org.loomwatch.store.migration;

import org.jspecify.annotations.NullMarked;
