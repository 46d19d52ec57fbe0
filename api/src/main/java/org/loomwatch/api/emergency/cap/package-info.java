/** Reading and checking of CAP messages and of feeds that list them: bytes in, message and verdict out; no store, no clock. */
@NullMarked
package org.loomwatch.api.emergency.cap;

import org.jspecify.annotations.NullMarked;
