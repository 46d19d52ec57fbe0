/** What is running here: product and version. */
@NullMarked
package org.loomwatch.api.about;

import org.jspecify.annotations.NullMarked;
