/** Grants: who may see which areas and fields, and who may give that away. */
@NullMarked
package org.loomwatch.api.access.grant;

import org.jspecify.annotations.NullMarked;
