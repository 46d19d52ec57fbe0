/** Signing in through an identity provider: OpenID Connect, authorization code with PKCE. */
@NullMarked
package org.loomwatch.api.access.oidc;

import org.jspecify.annotations.NullMarked;
