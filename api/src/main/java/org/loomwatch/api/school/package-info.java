/** School places: forecasts as they were made, pressure on catchments, exports. */
@NullMarked
package org.loomwatch.api.school;

import org.jspecify.annotations.NullMarked;
