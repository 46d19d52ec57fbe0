/** Experiments: what a model is to be made from and how, the runs there were, and how two of them compare. */
@NullMarked
package org.loomwatch.models.labor.experiment;

import org.jspecify.annotations.NullMarked;
