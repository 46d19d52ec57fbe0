package org.loomwatch.api.ticket;

import java.util.Optional;
import java.util.UUID;

/**
 * What comes with every step besides its own content.
 *
 * @param version the version of the ticket that the person saw; empty if the request named none
 * @param key names this request among all of the person's; empty if it has none
 * @param fingerprint what the request asks for, to tell a repetition from another request under the same key
 */
record StepRequest(UUID ticket, Optional<String> version, Optional<String> key, String fingerprint) {}
