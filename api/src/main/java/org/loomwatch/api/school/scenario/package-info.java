/** What-if plans of school places: kept, shared, compared with the forecast in force. */
@NullMarked
package org.loomwatch.api.school.scenario;

import org.jspecify.annotations.NullMarked;
