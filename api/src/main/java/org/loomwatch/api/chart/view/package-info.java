/** Charts that people keep and share. */
@NullMarked
package org.loomwatch.api.chart.view;

import org.jspecify.annotations.NullMarked;
