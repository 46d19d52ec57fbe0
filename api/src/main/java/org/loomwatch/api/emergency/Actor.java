package org.loomwatch.api.emergency;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.account.Account;

/**
 * Who does something in an emergency.
 *
 * @param login account, or {@code local} at a machine without accounts
 * @param unit the unit the person works for; null if none
 */
public record Actor(String login, @Nullable String unit) {

    public static final Actor SYSTEM = new Actor("loomwatch", null);

    public static Actor of(Caller caller) {
        Optional<Account> account = caller.findAccount();
        return new Actor(
                account.map(Account::login).orElse("local"),
                account.map(Account::unit).orElse(null));
    }
}
