package org.loomwatch.api.access.session;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Rights;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.account.AccountService;
import org.loomwatch.api.access.grant.GrantRecord;
import org.loomwatch.api.access.grant.GrantService;
import org.loomwatch.domain.access.Grant;

/**
 * Turns secrets that a request carries into a {@link Caller} with the rights of this very moment. Rights are kept in memory
 * under the revision of {@link org.loomwatch.api.access.AccessRevision}, which is read each time: what was taken away is
 * gone with the next request.
 */
public final class IdentityService {

    private final Jdbi postgres;
    private final AccountService accounts;
    private final GrantService grants;
    private final SessionService sessions;
    private final ServiceTokenService tokens;
    private final BreakGlassService breakGlass;
    private final Clock clock;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    /** An open account and what it may do now. */
    private record Holder(
            Account account, Rights rights, @Nullable UUID breakGlass) {}

    /** What was found out about an account at one revision. */
    private record Known(
            long revision,
            @Nullable Account account,
            List<Grant> grants,
            @Nullable UUID breakGlass) {}

    public IdentityService(
            Jdbi postgres,
            AccountService accounts,
            GrantService grants,
            SessionService sessions,
            ServiceTokenService tokens,
            BreakGlassService breakGlass,
            Clock clock) {
        this.postgres = postgres;
        this.accounts = accounts;
        this.grants = grants;
        this.sessions = sessions;
        this.tokens = tokens;
        this.breakGlass = breakGlass;
        this.clock = clock;
    }

    public Optional<Caller> findBySession(String token, Caller anonymous) {
        return sessions.find(token).flatMap(found -> findHolder(found.session().accountId(), found.revision())
                .map(holder -> new Caller(
                        holder.account(),
                        found.session(),
                        null,
                        holder.rights(),
                        anonymous.address(),
                        anonymous.userAgent(),
                        SessionCookie.csrfOf(token),
                        holder.breakGlass())));
    }

    public Optional<Caller> findByServiceToken(String secret, Caller anonymous) {
        return tokens.find(secret).flatMap(token -> findHolder(token.accountId())
                .map(holder -> new Caller(
                        holder.account(),
                        null,
                        token,
                        holder.rights(),
                        anonymous.address(),
                        anonymous.userAgent(),
                        null,
                        holder.breakGlass())));
    }

    /** Whether a caller's session or token is still good and brings the same rights as when the caller was found. */
    public boolean isUnchanged(Caller caller) {
        boolean live = caller.findSession()
                .map(session -> sessions.isLive(session.id()))
                .orElse(true);
        ServiceToken token = caller.token();
        if (token != null) {
            live = tokens.listLive(token.accountId()).contains(token);
        }
        return live
                && caller.findAccount()
                        .flatMap(account -> findHolder(account.id()))
                        .filter(holder ->
                                holder.rights().grants().equals(caller.rights().grants()))
                        .isPresent();
    }

    /** The rights an account has now; none if it is closed. */
    public Rights rightsOf(Account account) {
        return findHolder(account.id()).map(Holder::rights).orElse(Rights.NONE);
    }

    private Optional<Holder> findHolder(UUID accountId) {
        return findHolder(accountId, revision());
    }

    private Optional<Holder> findHolder(UUID accountId, long revision) {
        Known current = load(accountId, revision);
        Account account = current.account();
        if (account == null || !account.isOpen()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        List<Grant> live =
                current.grants().stream().filter(grant -> grant.isLive(now)).toList();
        return Optional.of(new Holder(account, new Rights(live), current.breakGlass()));
    }

    private long revision() {
        return postgres.withHandle(handle -> handle.createQuery("SELECT revision FROM access_revision")
                .mapTo(Long.class)
                .one());
    }

    private Known load(UUID accountId, long revision) {
        Known cached = known.get(accountId);
        if (cached != null && cached.revision() == revision) {
            return cached;
        }
        List<Grant> held = new ArrayList<>(
                grants.listLive(accountId).stream().map(GrantRecord::grant).toList());
        Optional<BreakGlass> opening = breakGlass.findLive(accountId);
        opening.map(BreakGlassService::grantOf).ifPresent(held::add);
        Known fresh = new Known(
                revision,
                accounts.findById(accountId).orElse(null),
                List.copyOf(held),
                opening.map(BreakGlass::id).orElse(null));
        known.put(accountId, fresh);
        return fresh;
    }
}
