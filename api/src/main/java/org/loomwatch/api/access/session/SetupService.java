package org.loomwatch.api.access.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.Secrets;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.account.AccountService;
import org.loomwatch.api.access.grant.GrantService;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;

/** The way in for the first administrator of an empty installation: a link printed once, good for one use within a day. */
public final class SetupService {

    private static final Duration LIFE = Duration.ofDays(1);

    private final Jdbi postgres;
    private final AccountService accounts;
    private final GrantService grants;
    private final Clock clock;

    public SetupService(Jdbi postgres, AccountService accounts, GrantService grants, Clock clock) {
        this.postgres = postgres;
        this.accounts = accounts;
        this.grants = grants;
        this.clock = clock;
    }

    /** A new one-time token if there are no accounts yet; it replaces any that was printed before. */
    public Optional<String> findToken() {
        if (!accounts.isEmpty()) {
            return Optional.empty();
        }
        String token = Secrets.newToken();
        Instant now = clock.instant();
        postgres.useTransaction(handle -> {
            handle.execute("DELETE FROM setup_link");
            handle.execute(
                    "INSERT INTO setup_link (token_hash, created_at, expires_at) VALUES (?, ?, ?)",
                    Secrets.hash(token),
                    at(now),
                    at(now.plus(LIFE)));
        });
        return Optional.of(token);
    }

    /** Makes the first system administrator, who then opens further accounts and appoints the other two administrators. */
    public Account complete(String token, String login, String displayName, String password) {
        Instant now = clock.instant();
        // The token is used up only with the account it opens: a refused password leaves it good.
        return postgres.inTransaction(handle -> {
            int used = handle.execute(
                    "UPDATE setup_link SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?",
                    at(now),
                    Secrets.hash(token),
                    at(now));
            if (used == 0 || !accounts.isEmpty()) {
                throw new Problem(
                        ProblemType.FORBIDDEN,
                        Text.of("初始化链接无效或已使用", "the set-up link is not valid or was used already"));
            }
            Account account = accounts.add(login, displayName, null, password, false);
            grants.add(
                    account,
                    new Grant(Role.SYSTEM_ADMIN, Grant.WHOLE_DISTRICT, Map.of()),
                    "setup",
                    "first administrator");
            return account;
        });
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
