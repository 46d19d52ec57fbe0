/** Labelled panels: rows of an entity, perhaps at a time, with features and a yes-or-no label. */
@NullMarked
package org.loomwatch.models.labor.panel;

import org.jspecify.annotations.NullMarked;
