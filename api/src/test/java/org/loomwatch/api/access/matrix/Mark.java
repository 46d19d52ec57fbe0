package org.loomwatch.api.access.matrix;

import java.util.function.Predicate;
import org.loomwatch.api.access.Viewer;

/**
 * A text that occurs nowhere else and tells something about the district.
 *
 * @param kind what it tells
 * @param text what an answer holds if it tells it
 * @param allowed who may read it
 */
record Mark(Kind kind, String text, Predicate<Viewer> allowed) {

    /** What a mark tells. */
    enum Kind {
        AREA,
        ENTERPRISE,
        FIGURE,
        TOTAL
    }
}
