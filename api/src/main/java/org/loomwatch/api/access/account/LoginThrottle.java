package org.loomwatch.api.access.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Slows down guessing: after {@link #FREE_FAILURES} failures for a login, or more for an address, each further one doubles
 * the wait. It counts logins that do not exist like those that do, and forgets after a quiet day.
 */
public final class LoginThrottle {

    private static final int FREE_FAILURES = 5;
    /** Many people sit behind one office address. */
    private static final int FREE_FAILURES_OF_ADDRESS = 50;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofDays(1);

    private final Jdbi postgres;
    private final Clock clock;

    public LoginThrottle(Jdbi postgres, Clock clock) {
        this.postgres = postgres;
        this.clock = clock;
    }

    /** How long this login or this address has still to wait before another try is looked at. */
    public Optional<Duration> findWait(String login, String address) {
        Instant now = clock.instant();
        return postgres.withHandle(handle -> handle.createQuery(
                        "SELECT max(blocked_until) FROM login_throttle WHERE key IN (<keys>) AND blocked_until > :now")
                .bindList("keys", List.of(keyOfLogin(login), keyOfAddress(address)))
                .bind("now", at(now))
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(until -> Duration.between(now, until.toInstant())));
    }

    public void recordFailure(String login, String address) {
        recordFailure(keyOfLogin(login), FREE_FAILURES);
        recordFailure(keyOfAddress(address), FREE_FAILURES_OF_ADDRESS);
    }

    /** A right password clears the login's count; the address keeps its own. */
    public void recordSuccess(String login) {
        postgres.useHandle(handle -> handle.execute("DELETE FROM login_throttle WHERE key = ?", keyOfLogin(login)));
    }

    private void recordFailure(String key, int free) {
        Instant now = clock.instant();
        postgres.useTransaction(handle -> {
            handle.execute("DELETE FROM login_throttle WHERE updated_at < ?", at(now.minus(MEMORY)));
            int failures = handle.createQuery("""
                            INSERT INTO login_throttle (key, failures, blocked_until, updated_at)
                            VALUES (:key, 1, :now, :now)
                            ON CONFLICT (key) DO UPDATE SET failures = login_throttle.failures + 1, updated_at = :now
                            RETURNING failures""")
                    .bind("key", key)
                    .bind("now", at(now))
                    .mapTo(Integer.class)
                    .one();
            if (failures >= free) {
                Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - free, 20));
                Instant until = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
                handle.execute("UPDATE login_throttle SET blocked_until = ? WHERE key = ?", at(until), key);
            }
        });
    }

    private static String keyOfLogin(String login) {
        return "login " + login;
    }

    private static String keyOfAddress(String address) {
        return "address " + address;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
