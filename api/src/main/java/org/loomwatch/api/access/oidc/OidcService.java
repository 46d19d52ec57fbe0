package org.loomwatch.api.access.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.Secrets;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.account.AccountService;
import org.loomwatch.api.access.session.SessionRoutes;

/**
 * One sign-in after another through the identity provider. An attempt is bound to the browser that began it by a cookie, is
 * good once and for ten minutes. Accounts are opened by an administrator: the first sign-in ties the one whose login the
 * provider names to the provider's own name of the person, which counts from then on.
 */
public final class OidcService {

    static final Duration LIFE = Duration.ofMinutes(10);

    private final OidcSettings settings;
    private final OidcProvider identities;
    private final Jdbi postgres;
    private final AccountService accounts;
    private final Clock clock;

    public OidcService(OidcSettings settings, Jdbi postgres, AccountService accounts, Clock clock) {
        this.settings = settings;
        this.identities = new OidcProvider(settings);
        this.postgres = postgres;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Where to send the browser, and what it keeps meanwhile. */
    record Begun(String address, String browserSecret) {}

    /** Who came back, and where they wanted to go. */
    record Completed(Account account, String back) {}

    private record Attempt(String nonce, String verifier, String back) {}

    /** As the sign-in page offers it. */
    public SessionRoutes.Provider provider() {
        return new SessionRoutes.Provider("oidc", settings.name(), settings.name(), OidcRoutes.START);
    }

    Begun begin(String back) {
        String state = Secrets.newToken();
        String browser = Secrets.newToken();
        String nonce = Secrets.newToken();
        String verifier = Secrets.newToken();
        Instant now = clock.instant();
        postgres.useTransaction(handle -> {
            handle.execute("DELETE FROM oidc_attempt WHERE expires_at < ?", now.atOffset(ZoneOffset.UTC));
            handle.execute(
                    "INSERT INTO oidc_attempt (state_hash, browser_hash, nonce, verifier, back, expires_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    Secrets.hash(state),
                    Secrets.hash(browser),
                    nonce,
                    verifier,
                    back,
                    now.plus(LIFE).atOffset(ZoneOffset.UTC));
        });
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(verifier));
        return new Begun(identities.authorizationAddress(state, nonce, challenge), browser);
    }

    /** @throws OidcException if anything about it is not as it must be */
    Completed complete(String state, String code, String browserSecret) {
        Attempt attempt = postgres.withHandle(handle -> handle.createQuery(
                                "DELETE FROM oidc_attempt WHERE state_hash = :state AND browser_hash = :browser"
                                        + " AND expires_at > :now RETURNING nonce, verifier, back")
                        .bind("state", Secrets.hash(state))
                        .bind("browser", Secrets.hash(browserSecret))
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .map((row, context) ->
                                new Attempt(row.getString("nonce"), row.getString("verifier"), row.getString("back")))
                        .findOne())
                .orElseThrow(
                        () -> new OidcException("no sign-in was begun in this browser, or it was used or is too old"));
        OidcProvider.Person person = identities.redeem(code, attempt.verifier(), attempt.nonce());
        Account account = accounts.findBySubject(person.subject())
                .or(() -> link(person))
                .filter(Account::isOpen)
                .orElseThrow(() -> new OidcException("there is no open account for " + person));
        return new Completed(account, attempt.back());
    }

    private Optional<Account> link(OidcProvider.Person person) {
        Optional<Account> found = Optional.ofNullable(person.preferredName())
                .flatMap(accounts::find)
                .filter(account -> account.isOpen() && !account.external());
        found.ifPresent(account -> accounts.linkSubject(account, person.subject()));
        return found;
    }
}
