/** What notebooks ask the server, as typed records and as tables. */
@NullMarked
package org.loomwatch.notebook.client;

import org.jspecify.annotations.NullMarked;
