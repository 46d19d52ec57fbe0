/** Emergency resources: what there is where, who answers for it; import, edits, and finding those inside areas. */
@NullMarked
package org.loomwatch.api.emergency.resource;

import org.jspecify.annotations.NullMarked;
