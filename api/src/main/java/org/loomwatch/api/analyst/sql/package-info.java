/** Read-only SQL over views that show a viewer's rights and nothing else. */
@NullMarked
package org.loomwatch.api.analyst.sql;

import org.jspecify.annotations.NullMarked;
