/** The words of the data: feeds, measures, indicators, industries, sizes. */
@NullMarked
package org.loomwatch.api.catalogue;

import org.jspecify.annotations.NullMarked;
