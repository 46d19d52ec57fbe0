/** Who may see what: permissions of routes and the viewer under whose rules every query runs. */
@NullMarked
package org.loomwatch.api.access;

import org.jspecify.annotations.NullMarked;
