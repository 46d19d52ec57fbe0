/** One indicator over the areas of the district. */
@NullMarked
package org.loomwatch.api.map;

import org.jspecify.annotations.NullMarked;
