/** The economy around the enterprises: industries, cycles, crises, seasons. */
@NullMarked
package org.loomwatch.datasets.synthetic.economy;

import org.jspecify.annotations.NullMarked;
