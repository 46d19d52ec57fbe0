package org.loomwatch.api.access.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person (or a service that acts for one) who can sign in.
 *
 * @param login lower-case name to sign in with
 * @param unit id of the unit the person works for; null if none
 * @param mustChangePassword whether only the password page is open until it was changed
 * @param external whether an identity provider signs this person in
 * @param disabledAt since when the account is closed; null if open
 */
public record Account(
        UUID id,
        String login,
        String displayName,
        @Nullable String unit,
        boolean mustChangePassword,
        boolean external,
        @Nullable Instant disabledAt,
        Instant createdAt) {

    public boolean isOpen() {
        return disabledAt == null;
    }
}
