/** Who may see and do what: roles, and grants of a role over an area subtree and fields. */
@NullMarked
package org.loomwatch.domain.access;

import org.jspecify.annotations.NullMarked;
