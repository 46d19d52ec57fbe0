/** The forecast for the coming years, its risk of missing places, and what-if changes to it as pure functions. */
@NullMarked
package org.loomwatch.models.schools.scenario;

import org.jspecify.annotations.NullMarked;
