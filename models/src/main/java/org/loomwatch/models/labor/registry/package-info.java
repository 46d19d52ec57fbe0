/** Trained models: kept, promoted, rolled back; loaded from protobuf and from here only. */
@NullMarked
package org.loomwatch.models.labor.registry;

import org.jspecify.annotations.NullMarked;
