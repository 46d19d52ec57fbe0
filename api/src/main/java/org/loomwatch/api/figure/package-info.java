/** The numbers that there are of enterprises, and the months they are of. */
@NullMarked
package org.loomwatch.api.figure;

import org.jspecify.annotations.NullMarked;
