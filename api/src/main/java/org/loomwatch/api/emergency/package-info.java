/** Emergencies: signals, resources, plans and their runs. */
@NullMarked
package org.loomwatch.api.emergency;

import org.jspecify.annotations.NullMarked;
