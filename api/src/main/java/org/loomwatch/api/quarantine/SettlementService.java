package org.loomwatch.api.quarantine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.conform.Rejection;
import org.loomwatch.store.StoreException;

/**
 * Settles quarantined items: a corrected row goes to the inbox, from where it is taken in like any delivery; an item that will
 * never be right is dismissed with a reason.
 */
public final class SettlementService {

    private static final String INSERT =
            "INSERT INTO quarantine_settlement (file_hash, line, state, settled_at, settled_by, note,"
                    + " resubmitted_as, version) SELECT ?, toUInt64(?), ?, fromUnixTimestamp64Milli(toInt64(?), 'UTC'), ?, ?, ?, toUInt64(?)";

    private final QuarantineService quarantine;
    private final RowJudge judge;
    private final DataSource clickHouse;
    private final Path inbox;
    private final Clock clock;

    public SettlementService(
            QuarantineService quarantine, SqlReader reader, DataSource clickHouse, Path inbox, Clock clock) {
        this.quarantine = quarantine;
        this.judge = new RowJudge(reader, clock);
        this.clickHouse = clickHouse;
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
        texts.keySet().stream()
                .filter(name -> !feed.header().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Problem(
                            ProblemType.INVALID_BODY,
                            Text.of("未知字段 " + name, "there is no column " + name + " in " + feed.id()));
                });
        String row = RowTexts.join(
                feed.header().stream().map(name -> texts.getOrDefault(name, "")).toList());
        Optional<Rejection> rejection = judge.find(feed, row);
        if (rejection.isPresent()) {
            Rejection found = rejection.get();
            return new Resubmission(
                    "rejected",
                    found.column(),
                    found.reason().id(),
                    found.reason().zh(),
                    found.reason().en(),
                    found.expected(),
                    null);
        }
        String mark = fileHash.replaceAll("[^0-9a-zA-Z]", "");
        String file = "%s-%s-resubmitted-%s-%d.csv"
                .formatted(
                        feed.id(),
                        YearMonth.now(clock.withZone(ZoneOffset.ofHours(8))),
                        mark.substring(0, Math.min(12, mark.length())),
                        line);
        drop(file, String.join(",", feed.header()) + "\n" + row + "\n");
        settle(viewer, item, "resubmitted", "", file);
        return Resubmission.accepted(file);
    }

    /** @throws Problem if the item is not there for the viewer, or is settled */
    public void dismiss(Viewer viewer, String fileHash, long line, String note) {
        if (note.isBlank()) {
            throw new Problem(ProblemType.INVALID_BODY, Text.of("请填写原因", "a reason is needed"));
        }
        settle(viewer, requireOpen(viewer, fileHash, line), "dismissed", note.strip(), "");
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

    private void drop(String name, String content) {
        try {
            Path part = inbox.resolve("." + name + ".part");
            Files.writeString(part, content, StandardCharsets.UTF_8);
            Files.move(part, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the inbox " + inbox, e);
        }
    }

    private void settle(Viewer viewer, QuarantineItem item, String state, String note, String file) {
        String now = String.valueOf(clock.millis());
        List<String> values =
                List.of(item.fileHash(), String.valueOf(item.line()), state, now, viewer.name(), note, file, now);
        try (Connection connection = clickHouse.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot settle a quarantined row: " + e.getMessage(), e);
        }
    }
}
