/** Is the server alive, is it ready, how does it fare. */
@NullMarked
package org.loomwatch.api.health;

import org.jspecify.annotations.NullMarked;
