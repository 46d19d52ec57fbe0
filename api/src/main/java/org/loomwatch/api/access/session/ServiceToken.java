package org.loomwatch.api.access.session;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.loomwatch.api.access.Permission;

/**
 * A token by which a program acts for an account, under some of its permissions only.
 *
 * @param permissions what the token may do at most; it never does more than the account itself may
 */
public record ServiceToken(
        UUID id, String name, UUID accountId, Set<Permission> permissions, Instant createdAt, Instant expiresAt) {

    public ServiceToken {
        permissions = Set.copyOf(permissions);
    }
}
