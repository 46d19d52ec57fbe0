/** The figures of one month that a briefing and the wall screen tell of, read with the rights of whom they are for. */
@NullMarked
package org.loomwatch.api.briefing.facts;

import org.jspecify.annotations.NullMarked;
