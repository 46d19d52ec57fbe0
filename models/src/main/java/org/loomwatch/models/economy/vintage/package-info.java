/** Economic indices kept by vintage in ClickHouse. */
@NullMarked
package org.loomwatch.models.economy.vintage;

import org.jspecify.annotations.NullMarked;
