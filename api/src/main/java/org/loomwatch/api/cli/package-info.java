/** The command line: one tree of commands. */
@NullMarked
package org.loomwatch.api.cli;

import org.jspecify.annotations.NullMarked;
