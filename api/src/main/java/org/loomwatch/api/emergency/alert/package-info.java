/** The life of warning signals: taking them in, what became of them, what holds now. */
@NullMarked
package org.loomwatch.api.emergency.alert;

import org.jspecify.annotations.NullMarked;
