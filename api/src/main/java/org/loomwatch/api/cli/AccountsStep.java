package org.loomwatch.api.cli;

import java.util.List;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.account.DemoAccounts;
import org.loomwatch.api.access.account.DemoAccounts.DemoAccount;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;

/** Makes the units and one account for each role, unless a person made accounts before. */
final class AccountsStep {

    private AccountsStep() {}

    static List<DemoAccount> run(Stores stores, StoreSettings settings, Progress progress) throws Exception {
        return progress.run(
                "opening accounts",
                () -> {
                    try (AccessServices access = AccessOption.open(stores, settings)) {
                        return DemoAccounts.ensure(
                                access,
                                access.areas().get(),
                                settings.dataDirectory().root());
                    }
                },
                accounts -> accounts.isEmpty() ? "those there are stay as they are" : "one for each role");
    }
}
