package org.loomwatch.api.access.grant;

import java.time.Instant;
import java.util.UUID;
import org.loomwatch.domain.access.Grant;

/** A grant as it was given: to whom, by whom, why. */
public record GrantRecord(UUID id, UUID accountId, Grant grant, String grantedBy, String reason, Instant grantedAt) {}
