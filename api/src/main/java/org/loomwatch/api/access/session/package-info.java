/** Sessions of signed-in people, and service tokens. */
@NullMarked
package org.loomwatch.api.access.session;

import org.jspecify.annotations.NullMarked;
