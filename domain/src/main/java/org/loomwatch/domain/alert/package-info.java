/** Warning signals from outside (CAP messages): what they say, apart from how they are written. */
@NullMarked
package org.loomwatch.domain.alert;

import org.jspecify.annotations.NullMarked;
