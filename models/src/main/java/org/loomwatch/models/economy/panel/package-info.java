/** From enterprises to series: matched samples, chain-linked growth, gaps filled from the same enterprises' history. */
@NullMarked
package org.loomwatch.models.economy.panel;

import org.jspecify.annotations.NullMarked;
