/** District-level economic indices: the numeric core behind the {@code economy} commands, independent of any database. */
@NullMarked
package org.loomwatch.models.economy;

import org.jspecify.annotations.NullMarked;
