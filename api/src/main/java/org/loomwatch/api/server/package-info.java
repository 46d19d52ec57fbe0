/** The HTTP server: routes declared as data, how a request runs through them, the web app's files. */
@NullMarked
package org.loomwatch.api.server;

import org.jspecify.annotations.NullMarked;
