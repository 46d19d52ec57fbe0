package org.loomwatch.api.access;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.session.ServiceToken;
import org.loomwatch.api.access.session.Session;

/**
 * Who is asking: a person with a session, a program with a token, or nobody known.
 *
 * @param address network address the request came from
 * @param userAgent what the client calls itself; empty if it does not say
 * @param csrfToken what pages of this session send back with changes; null without a session
 * @param breakGlass id of the emergency opening whose rights are included; null if none is open
 */
public record Caller(
        @Nullable Account account,
        @Nullable Session session,
        @Nullable ServiceToken token,
        Rights rights,
        String address,
        String userAgent,
        @Nullable String csrfToken,
        @Nullable UUID breakGlass) {

    private static final String NOBODY = "anonymous";

    public Caller {
        Objects.requireNonNull(rights, "rights");
        Objects.requireNonNull(address, "address");
    }

    public static Caller anonymous(String address, String userAgent) {
        return new Caller(null, null, null, Rights.NONE, address, userAgent, null, null);
    }

    /** Name for logs and audit. */
    public String name() {
        if (account == null) {
            return NOBODY;
        }
        return token == null ? account.login() : account.login() + " (" + token.name() + ")";
    }

    public Optional<Account> findAccount() {
        return Optional.ofNullable(account);
    }

    /** The account of somebody who passed the gate of a route that is not public. */
    public Account getAccount() {
        return findAccount().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public Optional<Session> findSession() {
        return Optional.ofNullable(session);
    }

    /** Whether this caller may use routes of this permission; a token is bound by its own list too. */
    public boolean holds(Permission permission) {
        if (permission == Permission.PUBLIC) {
            return true;
        }
        if (account == null || (token != null && !token.permissions().contains(permission))) {
            return false;
        }
        return permission == Permission.SIGNED_IN || rights.holds(permission);
    }
}
