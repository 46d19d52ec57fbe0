/** Reference data shipped with Loomwatch: industries, holidays, resource categories; provenance beside the files. */
@NullMarked
package org.loomwatch.datasets.reference;

import org.jspecify.annotations.NullMarked;
