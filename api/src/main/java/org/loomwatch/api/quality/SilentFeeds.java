package org.loomwatch.api.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.notice.Audience;
import org.loomwatch.api.notice.Notice;
import org.loomwatch.api.notice.NoticeOutbox;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.feed.Feed;

/** Notices feeds that have gone silent: others have reported a month, its due day is past, and this one has nothing for it. */
public final class SilentFeeds {

    private static final int DUE_DAY = 15;

    private final SqlReader reader;
    private final Jdbi postgres;
    private final Clock clock;

    public SilentFeeds(SqlReader reader, Jdbi postgres, Clock clock) {
        this.reader = reader;
        this.postgres = postgres;
        this.clock = clock;
    }

    /** Tells owners and analysts of every silent feed, once a feed and month. */
    public void tell() {
        Map<Feed, YearMonth> latest = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            if (QualityService.isPeriodic(feed)) {
                Sql sql = Sql.of("SELECT max(month) AS month, count() AS n FROM record_" + feed.id());
                reader.find(sql, SilentFeeds::month)
                        .flatMap(found -> found)
                        .ifPresent(month -> latest.put(feed, month));
            }
        }
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.ofHours(8)));
        latest.values().stream().max(YearMonth::compareTo).ifPresent(month -> {
            if (today.isAfter(month.plusMonths(1).atDay(DUE_DAY))) {
                latest.forEach((feed, last) -> {
                    if (last.isBefore(month)) {
                        tell(feed, last, month);
                    }
                });
            }
        });
    }

    private static Optional<YearMonth> month(ResultSet row) throws SQLException {
        return row.getLong("n") == 0
                ? Optional.empty()
                : Optional.of(YearMonth.from(row.getObject("month", LocalDate.class)));
    }

    private void tell(Feed feed, YearMonth last, YearMonth month) {
        String titleZh = "%s数据源缺报 %s".formatted(feed.nameZh(), month);
        String titleEn = "%s has not reported %s".formatted(feed.nameEn(), month);
        String bodyZh = "其他数据源已上报 %s，%s最后一次上报的月份为 %s。".formatted(month, feed.nameZh(), last);
        String bodyEn = "Other feeds have reported %s; the last month of %s is %s.".formatted(month, feed.id(), last);
        Map<String, Audience> audiences =
                Map.of("owner", Audience.unit("feed-" + feed.id()), "analyst", Audience.role(Role.ANALYST));
        postgres.useTransaction(handle -> audiences.forEach((name, audience) -> NoticeOutbox.add(
                handle,
                new Notice(
                        "feed.silent",
                        "feed-silent/%s/%s/%s".formatted(feed.id(), month, name),
                        audience,
                        titleZh,
                        titleEn,
                        bodyZh,
                        bodyEn,
                        "/quality/" + feed.id()))));
    }
}
