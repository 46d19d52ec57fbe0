package org.loomwatch.api.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.loomwatch.api.quarantine.CorrectionResult;
import org.loomwatch.api.quarantine.QuarantineDetail;
import org.loomwatch.api.quarantine.QuarantineQuery;
import org.loomwatch.api.quarantine.Resubmission;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Settles quarantined items from the command line. */
final class QuarantineSettling {

    private QuarantineSettling() {}

    /** Corrects one. */
    @Command(
            name = "resubmit",
            description =
                    "Correct one row and resubmit it: it is judged by the rules of ingest and goes to the inbox if they hold.")
    static final class Resubmit implements Callable<Integer> {

        @ParentCommand
        private QuarantineCommand group;

        @Mixin
        private QuarantineOptions.Store store;

        @Parameters(paramLabel = "HASH/LINE", description = "The item, as 'quarantine list' prints it.")
        private String item;

        @Option(
                names = "--set",
                paramLabel = "COLUMN=TEXT",
                description = "What a column should have been; the others stay as they were.")
        private Map<String, String> changes = Map.of();

        @Override
        public Integer call() throws Exception {
            QuarantineOptions.ItemId id = QuarantineOptions.ItemId.parse(item);
            Resubmission result = store.run(services -> {
                QuarantineDetail detail = services.quarantine().get(services.viewer(), id.fileHash(), id.line());
                Map<String, String> fields = new HashMap<>();
                detail.fields().forEach(field -> fields.put(field.name(), field.text()));
                fields.putAll(changes);
                Resubmission done =
                        services.settlements().resubmit(services.viewer(), id.fileHash(), id.line(), fields);
                services.audit("quarantine.resubmit", item, Map.of("outcome", done.outcome()));
                return done;
            });
            group.output()
                    .result(
                            result,
                            result.isAccepted()
                                    ? "accepted: " + result.file() + " lies in the inbox"
                                    : "rejected: %s %s (expected: %s)"
                                            .formatted(result.column(), result.reasonEn(), result.expected()));
            return result.isAccepted() ? 0 : 1;
        }
    }

    /** Corrects many. */
    @Command(
            name = "correct",
            description = "Resubmit a corrected sheet, each row on its own; exit code 1 if any is still refused.")
    static final class Correct implements Callable<Integer> {

        @ParentCommand
        private QuarantineCommand group;

        @Mixin
        private QuarantineOptions.Store store;

        @Parameters(paramLabel = "FILE", description = "The sheet that 'quarantine download --sheet' wrote, corrected.")
        private Path file;

        @Override
        public Integer call() throws Exception {
            String sheet = read(file);
            CorrectionResult result = store.run(services -> {
                CorrectionResult done = services.settlements().resubmit(services.viewer(), sheet);
                services.audit(
                        "quarantine.correct",
                        file.getFileName().toString(),
                        Map.of("rows", String.valueOf(done.rows()), "accepted", String.valueOf(done.accepted())));
                return done;
            });
            group.output().result(result, describe(result));
            return result.refused().isEmpty() ? 0 : 1;
        }

        /** As spreadsheets save it here: UTF-8, or the system's Chinese character set. */
        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (CharacterCodingException e) {
                return readChinese(file);
            } catch (IOException e) {
                throw new BadInputException("cannot read " + file);
            }
        }

        private static String readChinese(Path file) {
            try {
                return Files.readString(file, Charset.forName("GB18030"));
            } catch (IOException e) {
                throw new BadInputException(file + " is neither UTF-8 nor GB18030");
            }
        }

        private static String describe(CorrectionResult result) {
            StringBuilder text = new StringBuilder("%,d of %,d rows accepted; in the inbox: %s"
                    .formatted(result.accepted(), result.rows(), result.files()));
            for (CorrectionResult.Refusal refusal : result.refused()) {
                text.append("%n  %s/%d  %s: %s (expected: %s)"
                        .formatted(
                                refusal.fileHash(),
                                refusal.line(),
                                refusal.column() == null ? "" : refusal.column(),
                                refusal.reasonEn(),
                                refusal.expected() == null ? "" : refusal.expected()));
            }
            return text.toString();
        }
    }

    /** How many. */
    record Dismissed(long dismissed) {}

    /** Settles without correcting. */
    @Command(name = "dismiss", description = "Settle items that will never be right, with a reason.")
    static final class Dismiss implements Callable<Integer> {

        @ParentCommand
        private QuarantineCommand group;

        @Mixin
        private QuarantineOptions.Store store;

        @Parameters(arity = "0..*", paramLabel = "HASH/LINE", description = "Items, as 'quarantine list' prints them.")
        private List<String> items = List.of();

        @Mixin
        private QuarantineOptions.Selection selection;

        @Option(names = "--note", required = true, paramLabel = "TEXT", description = "Why.")
        private String note;

        @Override
        public Integer call() throws Exception {
            boolean selected = selection.isNarrowed();
            if (items.isEmpty() == !selected) {
                throw new BadInputException("name items, or say which by --feed, --reason, --month, --file");
            }
            List<QuarantineOptions.ItemId> ids =
                    items.stream().map(QuarantineOptions.ItemId::parse).toList();
            Dismissed result = store.run(services -> {
                long count;
                if (selected) {
                    count = services.settlements()
                            .dismiss(services.viewer(), selection.query(QuarantineQuery.State.OPEN), note);
                } else {
                    ids.forEach(
                            id -> services.settlements().dismiss(services.viewer(), id.fileHash(), id.line(), note));
                    count = ids.size();
                }
                services.audit("quarantine.dismiss", String.join(" ", items), Map.of("count", String.valueOf(count)));
                return new Dismissed(count);
            });
            group.output().result(result, "%,d items dismissed".formatted(result.dismissed()));
            return 0;
        }
    }
}
