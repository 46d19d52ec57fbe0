/** The audit trail: who did what, chained so that no entry can be changed, removed or added unseen. */
@NullMarked
package org.loomwatch.api.audit;

import org.jspecify.annotations.NullMarked;
