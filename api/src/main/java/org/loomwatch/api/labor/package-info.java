/** Labor-dispute warnings over HTTP: the list, why each was given, what an enterprise was scored before, the models. */
@NullMarked
package org.loomwatch.api.labor;

import org.jspecify.annotations.NullMarked;
