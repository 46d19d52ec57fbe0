package org.loomwatch.api.briefing.facts;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Rights;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.domain.area.AreaTree;

/**
 * Whom figures are read for. Every subject is read with what the rights show under the permission of its own page.
 *
 * @param login for logs and audit
 * @param name as a person is called
 * @param holds which permissions count, all of them among those of the rights
 */
public record Recipient(String login, String name, Rights rights, Predicate<Permission> holds, AreaTree tree) {

    public Recipient {
        Objects.requireNonNull(rights, "rights");
        Objects.requireNonNull(tree, "tree");
    }

    /** Somebody who is not here: a schedule works for them. */
    public static Recipient of(Account account, Rights rights, AreaTree tree) {
        return new Recipient(account.login(), account.displayName(), rights, rights::holds, tree);
    }

    /** Whoever asks; a token's permissions bind it here too. */
    public static Recipient of(Caller caller, AreaTree tree) {
        Account account = caller.getAccount();
        return new Recipient(account.login(), account.displayName(), caller.rights(), caller::holds, tree);
    }

    /** What the recipient sees under a permission; empty without it, and where it shows no part of the district. */
    public Optional<Viewer> find(Permission permission) {
        if (!holds.test(permission) || !rights.holds(permission)) {
            return Optional.empty();
        }
        return Optional.of(rights.viewer(login, permission, tree))
                .filter(viewer -> !viewer.areas().isNowhere());
    }
}
