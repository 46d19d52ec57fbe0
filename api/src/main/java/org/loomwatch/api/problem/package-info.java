/** Errors as the client sees them: RFC 9457 problem details with stable types and titles in both languages. */
@NullMarked
package org.loomwatch.api.problem;

import org.jspecify.annotations.NullMarked;
