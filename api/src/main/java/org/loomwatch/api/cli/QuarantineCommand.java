package org.loomwatch.api.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.loomwatch.api.quarantine.QuarantineItem;
import org.loomwatch.api.quarantine.QuarantineQuery;
import org.loomwatch.domain.feed.Feed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The quarantine from the machine itself: seen, downloaded, corrected, settled. */
@Command(
        name = "quarantine",
        description = "Rejected rows and refused files: list, download, correct and resubmit, dismiss.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QuarantineCommand.Items.class,
            QuarantineCommand.Download.class,
            QuarantineSettling.Resubmit.class,
            QuarantineSettling.Correct.class,
            QuarantineSettling.Dismiss.class
        })
final class QuarantineCommand extends CommandGroup {

    @ParentCommand
    private Main main;

    Output output() {
        return main.output();
    }

    /** A page of items. */
    record Listing(List<QuarantineItem> items, boolean complete) {}

    /** Lists. */
    @Command(name = "list", description = "List items, newest first, with their reason and original text.")
    static final class Items implements Callable<Integer> {

        @ParentCommand
        private QuarantineCommand group;

        @Mixin
        private QuarantineOptions.Store store;

        @Mixin
        private QuarantineOptions.Selection selection;

        @Option(
                names = "--state",
                defaultValue = "open",
                description = "open, settled or all (default: ${DEFAULT-VALUE}).")
        private String state;

        @Option(names = "--limit", defaultValue = "50", description = "At most so many (default: ${DEFAULT-VALUE}).")
        private int limit;

        @Override
        public Integer call() throws Exception {
            QuarantineQuery query = selection.query(state(state));
            Listing listing = store.run(services -> {
                var page = services.quarantine().list(services.viewer(), query, Optional.empty(), Math.max(1, limit));
                return new Listing(page.items(), page.next() == null);
            });
            group.output().result(listing, describe(listing));
            return 0;
        }

        private static String describe(Listing listing) {
            StringBuilder text = new StringBuilder();
            for (QuarantineItem item : listing.items()) {
                text.append("%s/%d  %s:%d  %s %s%s%n    %s%n"
                        .formatted(
                                item.fileHash(),
                                item.line(),
                                item.file(),
                                item.line(),
                                item.reason(),
                                item.column(),
                                item.state().equals("open") ? "" : "  [" + item.state() + "]",
                                item.original().isEmpty() ? item.expected() : item.original()));
            }
            return text
                    + (listing.complete()
                            ? "%d items".formatted(listing.items().size())
                            : "and more: --limit shows them");
        }
    }

    static QuarantineQuery.State state(String text) {
        return switch (text) {
            case "open" -> QuarantineQuery.State.OPEN;
            case "settled" -> QuarantineQuery.State.SETTLED;
            case "all" -> QuarantineQuery.State.ALL;
            default -> throw new BadInputException("--state: expected open, settled or all, found '" + text + "'");
        };
    }

    /** A file that was written. */
    record Written(String file, long bytes) {}

    /** Downloads. */
    @Command(
            name = "download",
            description = {
                "Write items to a CSV file.",
                "With --sheet, the open rows of one feed cut into its columns, to be corrected and handed to 'quarantine correct'."
            })
    static final class Download implements Callable<Integer> {

        @ParentCommand
        private QuarantineCommand group;

        @Mixin
        private QuarantineOptions.Store store;

        @Mixin
        private QuarantineOptions.Selection selection;

        @Option(names = "--sheet", description = "A sheet to be corrected; needs --feed.")
        private boolean sheet;

        @Option(
                names = "--state",
                defaultValue = "open",
                description = "open, settled or all (default: ${DEFAULT-VALUE}).")
        private String state;

        @Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
        private Path out;

        @Override
        public Integer call() throws Exception {
            QuarantineQuery query = selection.query(sheet ? QuarantineQuery.State.OPEN : state(state));
            Optional<Feed> feed = selection.feed();
            if (sheet && feed.isEmpty()) {
                throw new BadInputException("--sheet needs --feed with the name of a feed");
            }
            String text = store.run(services -> sheet
                    ? services.quarantine().sheet(services.viewer(), feed.orElseThrow(), query)
                    : services.quarantine().export(services.viewer(), query));
            Files.writeString(out, text);
            Written written = new Written(out.toString(), text.getBytes(StandardCharsets.UTF_8).length);
            group.output().result(written, "%s: %,d bytes".formatted(written.file(), written.bytes()));
            return 0;
        }
    }
}
