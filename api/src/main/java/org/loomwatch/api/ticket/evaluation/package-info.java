/** How units work their tickets, month by month; formulas in {@link org.loomwatch.api.ticket.evaluation.UnitEvaluation}. */
@NullMarked
package org.loomwatch.api.ticket.evaluation;

import org.jspecify.annotations.NullMarked;
