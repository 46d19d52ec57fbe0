/** Enterprises: search, master data, monthly series, source records. */
@NullMarked
package org.loomwatch.api.enterprise;

import org.jspecify.annotations.NullMarked;
