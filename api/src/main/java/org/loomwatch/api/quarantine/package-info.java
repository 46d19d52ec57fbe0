/** Rejected rows and refused files: seen, corrected, resubmitted, settled. */
@NullMarked
package org.loomwatch.api.quarantine;

import org.jspecify.annotations.NullMarked;
