/** Keyed random numbers: every draw is a function of the seed and what it is for, never of the order of computation. */
@NullMarked
package org.loomwatch.datasets.synthetic.random;

import org.jspecify.annotations.NullMarked;
