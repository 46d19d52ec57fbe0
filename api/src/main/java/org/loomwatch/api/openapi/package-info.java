/** The OpenAPI 3.1 document, generated from the declared routes. */
@NullMarked
package org.loomwatch.api.openapi;

import org.jspecify.annotations.NullMarked;
