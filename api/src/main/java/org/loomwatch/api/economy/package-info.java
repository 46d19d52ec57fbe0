/** Economic indices over HTTP: figures, vintages, contributions, news, cells, series, diagnostics. */
@NullMarked
package org.loomwatch.api.economy;

import org.jspecify.annotations.NullMarked;
