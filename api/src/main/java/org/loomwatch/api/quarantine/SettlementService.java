package org.loomwatch.api.quarantine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.quarantine.CorrectionResult.Refusal;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.jobs.record.XxHash64;
import org.loomwatch.store.clickhouse.ClickHouseConnection;

/**
 * Settles quarantined items: a corrected row goes to the inbox, from where it is taken in like any delivery; an item that will
 * never be right is dismissed with a reason.
 */
public final class SettlementService {

    private static final int MOST_AT_ONCE = 100_000;

    private final QuarantineService quarantine;
    private final RowJudge judge;
    private final SettlementLog log;
    private final Path inbox;
    private final Clock clock;

    public SettlementService(
            QuarantineService quarantine, SqlReader reader, ClickHouseConnection clickHouse, Path inbox, Clock clock) {
        this.quarantine = quarantine;
        this.judge = new RowJudge(reader, clock);
        this.log = new SettlementLog(clickHouse, clock);
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * Judges a corrected row and, if every rule holds, puts it into the inbox and settles the item.
     *
     * @param texts by column name; columns left out are empty
     * @throws Problem if the item is not there for the viewer, is settled, or stands for a whole file
     */
    public Resubmission resubmit(Viewer viewer, String fileHash, long line, Map<String, String> texts) {
        QuarantineItem item = requireOpen(viewer, fileHash, line);
        Feed feed = Feed.find(item.feed())
                .filter(any -> line > 0)
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT,
                        Text.of("整份文件或主数据请改正后重新投递", "deliver a corrected file instead: this is no row of a feed")));
        String row = row(feed, texts);
        Optional<Rejection> rejection = judge.judge(feed, List.of(row)).get(0);
        return rejection
                .map(Resubmission::rejected)
                .orElseGet(() -> Resubmission.accepted(accept(viewer, feed, List.of(item), List.of(row))));
    }

    /**
     * Judges a sheet of corrected rows.
     *
     * @param sheet CSV with the columns {@code file_hash}, {@code line} and the feed's own
     * @throws Problem if it is none
     */
    public CorrectionResult resubmit(Viewer viewer, String sheet) {
        return resubmit(viewer, CorrectionSheet.parse(sheet));
    }

    /**
     * Judges many corrected rows, each on its own. Those that every rule holds for go to the inbox in one file a feed.
     *
     * @throws Problem if a column is named that the feed does not have
     */
    public CorrectionResult resubmit(Viewer viewer, List<Correction> corrections) {
        Map<QuarantineService.Key, QuarantineItem> items = quarantine.find(
                viewer,
                corrections.stream()
                        .map(row -> new QuarantineService.Key(row.fileHash(), row.line()))
                        .distinct()
                        .toList());
        List<Refusal> refused = new ArrayList<>();
        Map<Feed, List<Correction>> byFeed = new EnumMap<>(Feed.class);
        for (Correction correction : corrections) {
            QuarantineItem item = items.get(new QuarantineService.Key(correction.fileHash(), correction.line()));
            Optional<Feed> feed = item == null || !isOpen(viewer, item) || item.line() == 0
                    ? Optional.empty()
                    : Feed.find(item.feed());
            feed.ifPresentOrElse(
                    known -> byFeed.computeIfAbsent(known, any -> new ArrayList<>())
                            .add(correction),
                    () -> refused.add(notOpen(correction)));
        }
        List<String> files = new ArrayList<>();
        long accepted = 0;
        for (Map.Entry<Feed, List<Correction>> entry : byFeed.entrySet()) {
            Feed feed = entry.getKey();
            List<String> rows = entry.getValue().stream()
                    .map(correction -> row(feed, correction.fields()))
                    .toList();
            List<Optional<Rejection>> verdicts = judge.judge(feed, rows);
            List<String> good = new ArrayList<>();
            List<QuarantineItem> settled = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                Correction correction = entry.getValue().get(i);
                QuarantineService.Key key = new QuarantineService.Key(correction.fileHash(), correction.line());
                if (verdicts.get(i).isPresent()) {
                    refused.add(refusal(correction, verdicts.get(i).get()));
                } else {
                    // Removed, so that a row given twice is taken once.
                    QuarantineItem item = items.remove(key);
                    if (item == null) {
                        refused.add(notOpen(correction));
                    } else {
                        good.add(rows.get(i));
                        settled.add(item);
                    }
                }
            }
            if (!good.isEmpty()) {
                files.add(accept(viewer, feed, settled, good));
                accepted += good.size();
            }
        }
        return new CorrectionResult(corrections.size(), accepted, files, refused);
    }

    /** @throws Problem if the item is not there for the viewer, or is settled */
    public void dismiss(Viewer viewer, String fileHash, long line, String note) {
        log.dismissed(viewer, List.of(requireOpen(viewer, fileHash, line)), reason(note));
    }

    /** Dismisses all open items that fit and that the viewer may settle; how many. */
    public long dismiss(Viewer viewer, QuarantineQuery query, String note) {
        String reason = reason(note);
        List<QuarantineItem> items = quarantine.list(viewer, query, Optional.empty(), MOST_AT_ONCE).items().stream()
                .filter(item -> isOpen(viewer, item))
                .toList();
        if (!items.isEmpty()) {
            log.dismissed(viewer, items, reason);
        }
        return items.size();
    }

    private static String reason(String note) {
        if (note.isBlank()) {
            throw new Problem(ProblemType.INVALID_BODY, Text.of("请填写原因", "a reason is needed"));
        }
        return note.strip();
    }

    private QuarantineItem requireOpen(Viewer viewer, String fileHash, long line) {
        QuarantineItem item = quarantine.get(viewer, fileHash, line).item();
        if (!QuarantineScope.covers(viewer, item.feed())) {
            throw new Problem(ProblemType.FORBIDDEN, Text.of("无权处理此数据源", "this feed is not yours to settle"));
        }
        if (!item.state().equals("open")) {
            throw new Problem(ProblemType.CONFLICT, Text.of("该行已处理", "this row is settled already"));
        }
        return item;
    }

    private static boolean isOpen(Viewer viewer, QuarantineItem item) {
        return item.state().equals("open") && QuarantineScope.covers(viewer, item.feed());
    }

    private static String row(Feed feed, Map<String, String> texts) {
        texts.keySet().stream()
                .filter(name -> !feed.header().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Problem(
                            ProblemType.INVALID_BODY,
                            Text.of("未知字段 " + name, "there is no column " + name + " in " + feed.id()));
                });
        return RowTexts.join(
                feed.header().stream().map(name -> texts.getOrDefault(name, "")).toList());
    }

    private static Refusal refusal(Correction correction, Rejection found) {
        return new Refusal(
                correction.fileHash(),
                correction.line(),
                found.reason().id(),
                found.reason().zh(),
                found.reason().en(),
                found.column(),
                found.expected());
    }

    private static Refusal notOpen(Correction correction) {
        return new Refusal(
                correction.fileHash(),
                correction.line(),
                "not_open",
                "隔离区没有此待处理行",
                "there is no such open row in quarantine",
                null,
                null);
    }

    /** Rows into the inbox, their items settled; the name of the file, which the same rows always get. */
    private String accept(Viewer viewer, Feed feed, List<QuarantineItem> items, List<String> rows) {
        String content = String.join(",", feed.header()) + "\n" + String.join("\n", rows) + "\n";
        byte[] marked =
                (items.get(0).fileHash() + " " + items.get(0).line() + "\n" + content).getBytes(StandardCharsets.UTF_8);
        String file = "%s-%s-resubmitted-%016x.csv"
                .formatted(
                        feed.id(),
                        YearMonth.now(clock.withZone(ZoneOffset.ofHours(8))),
                        XxHash64.hash(marked, 0, marked.length));
        drop(file, content);
        log.resubmitted(viewer, items, file);
        return file;
    }

    private void drop(String name, String content) {
        try {
            Path part = inbox.resolve("." + name + ".part");
            Files.writeString(part, content, StandardCharsets.UTF_8);
            Files.move(part, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the inbox " + inbox, e);
        }
    }
}
