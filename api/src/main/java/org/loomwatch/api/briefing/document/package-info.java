/** What a briefing says: sentences, tables, charts and a map in both languages, written from facts and kept as they are. */
@NullMarked
package org.loomwatch.api.briefing.document;

import org.jspecify.annotations.NullMarked;
