/** What the offline reports of all models are made of. */
@NullMarked
package org.loomwatch.models.report;

import org.jspecify.annotations.NullMarked;
