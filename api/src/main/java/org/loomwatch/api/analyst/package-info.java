/** What analysts work with beside the pages: tables as files, SQL, models from and to elsewhere. */
@NullMarked
package org.loomwatch.api.analyst;

import org.jspecify.annotations.NullMarked;
