/** Warnings: scored risks of enterprises, how they are graded and why. */
@NullMarked
package org.loomwatch.domain.warning;

import org.jspecify.annotations.NullMarked;
