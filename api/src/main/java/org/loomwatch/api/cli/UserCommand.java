package org.loomwatch.api.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.account.HandedOutPassword;
import org.loomwatch.api.access.grant.GrantItem;
import org.loomwatch.api.access.grant.GrantRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Accounts and their rights, from the machine itself: the way back in when no administrator can sign in. */
@Command(
        name = "user",
        description = "Accounts: who can sign in, and what they may see.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UserCommand.Add.class,
            UserCommand.Passwd.class,
            UserCommand.Accounts.class,
            UserCommand.Give.class
        })
final class UserCommand extends CommandGroup {

    @ParentCommand
    private Main main;

    /** A password as it is handed out; it must be changed at its first use. */
    record HandedOut(String login, String password, boolean mustChangePassword) {

        String describe() {
            return login + " signs in once with " + password + " and then chooses a password";
        }
    }

    /** One account of the list. */
    record Listed(
            String login,
            String displayName,
            @Nullable String unit,
            boolean open,
            boolean mustChangePassword,
            List<String> roles) {}

    /** The list. */
    record Listing(List<Listed> accounts) {}

    /** Opens an account. */
    @Command(
            name = "add",
            description = "Open an account and print a password for its first use. It may see nothing yet.")
    static final class Add implements Callable<Integer> {

        @ParentCommand
        private UserCommand user;

        @Parameters(paramLabel = "LOGIN", description = "Name to sign in with: lower-case letters, digits, . _ -")
        private String login;

        @Option(names = "--name", paramLabel = "NAME", description = "The person's name (default: the login).")
        private @Nullable String name;

        @Option(names = "--unit", paramLabel = "ID", description = "Unit the person works for.")
        private @Nullable String unit;

        @Mixin
        private AccessOption access;

        @Override
        public Integer call() throws Exception {
            HandedOut handedOut = access.run(services -> {
                String password = HandedOutPassword.next();
                services.accounts().add(login, name == null ? login : name, unit, password);
                AccessOption.audit(services, "user.add", login, Map.of());
                return new HandedOut(login, password, true);
            });
            user.main.output().result(handedOut, handedOut.describe());
            return 0;
        }
    }

    /** Replaces a password. */
    @Command(name = "passwd", description = "Replace a forgotten password, print the new one and end all sessions.")
    static final class Passwd implements Callable<Integer> {

        @ParentCommand
        private UserCommand user;

        @Parameters(paramLabel = "LOGIN")
        private String login;

        @Mixin
        private AccessOption access;

        @Override
        public Integer call() throws Exception {
            HandedOut handedOut = access.run(services -> {
                Account account = services.accounts().get(login);
                String password = HandedOutPassword.next();
                services.accounts().setPassword(account, password, true);
                services.sessions().endAll(account.id());
                AccessOption.audit(services, "user.passwd", login, Map.of());
                return new HandedOut(login, password, true);
            });
            user.main.output().result(handedOut, handedOut.describe());
            return 0;
        }
    }

    /** Lists accounts. */
    @Command(name = "list", description = "List the accounts with their roles.")
    static final class Accounts implements Callable<Integer> {

        @ParentCommand
        private UserCommand user;

        @Mixin
        private AccessOption access;

        @Override
        public Integer call() throws Exception {
            List<Listed> accounts = access.run(services -> {
                List<Listed> listed = new ArrayList<>();
                for (Account account : services.accounts().list()) {
                    listed.add(listed(services, account));
                }
                return listed;
            });
            user.main.output().result(new Listing(accounts), describe(accounts));
            return 0;
        }

        private static Listed listed(AccessServices services, Account account) {
            List<String> roles = services.grants().listLive(account.id()).stream()
                    .map(grant ->
                            grant.grant().role().id() + " " + grant.grant().area())
                    .distinct()
                    .toList();
            return new Listed(
                    account.login(),
                    account.displayName(),
                    account.unit(),
                    account.isOpen(),
                    account.mustChangePassword(),
                    roles);
        }

        private static String describe(List<Listed> accounts) {
            return accounts.isEmpty()
                    ? "no accounts yet"
                    : accounts.stream()
                            .map(account -> "%-20s %s%s  %s"
                                    .formatted(
                                            account.login(),
                                            account.displayName(),
                                            account.open() ? "" : " (closed)",
                                            String.join(", ", account.roles())))
                            .collect(Collectors.joining(System.lineSeparator()));
        }
    }

    /** Gives a right. */
    @Command(name = "grant", description = "Give an account a role over an area and fields.")
    static final class Give implements Callable<Integer> {

        @ParentCommand
        private UserCommand user;

        @Parameters(paramLabel = "LOGIN")
        private String login;

        @Mixin
        private GrantOptions options;

        @Mixin
        private AccessOption access;

        @Override
        public Integer call() throws Exception {
            GrantItem given = access.run(services -> {
                Account account = services.accounts().get(login);
                GrantRecord record = services.grants()
                        .add(
                                account,
                                options.grant(services.areas().get(), Instant.now()),
                                AccessOption.actor(),
                                options.reason());
                GrantItem item = GrantItem.of(record);
                AccessOption.audit(
                        services,
                        "user.grant",
                        login,
                        Map.of(
                                "role",
                                item.role(),
                                "area",
                                item.area(),
                                "fields",
                                item.fields().toString()));
                return item;
            });
            user.main.output().result(given, "%s is now %s in %s".formatted(login, given.role(), given.area()));
            return 0;
        }
    }
}
