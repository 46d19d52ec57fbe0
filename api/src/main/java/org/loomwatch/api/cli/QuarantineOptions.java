package org.loomwatch.api.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.quarantine.QuarantineQuery;
import org.loomwatch.api.quarantine.QuarantineService;
import org.loomwatch.api.quarantine.SettlementService;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.Stores;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands on the quarantine have in common. */
final class QuarantineOptions {

    private QuarantineOptions() {}

    /** Both services on the open stores. */
    record Services(QuarantineService quarantine, SettlementService settlements, Viewer viewer, AccessServices access) {

        void audit(String action, String object, Map<String, String> detail) {
            AccessOption.audit(access, action, object, detail);
        }
    }

    /** The data directory worked on. */
    static final class Store {

        @Mixin
        private DataOption data;

        /** Does something with the open services. */
        @FunctionalInterface
        interface Work<T> {
            T with(Services services) throws Exception;
        }

        <T> T run(Work<T> work) throws Exception {
            StoreSettings settings = data.settings();
            try (Stores stores = Stores.open(settings);
                    AccessServices access = AccessOption.open(stores, settings)) {
                SqlReader reader = new SqlReader(stores.clickHouse()::read, new SimpleMeterRegistry());
                QuarantineService quarantine = new QuarantineService(reader);
                SettlementService settlements = new SettlementService(
                        quarantine,
                        reader,
                        stores.clickHouse().connection(),
                        settings.dataDirectory().inbox(),
                        Clock.systemUTC());
                return work.with(
                        new Services(quarantine, settlements, Viewer.unrestricted(AccessOption.actor()), access));
            }
        }
    }

    /** Which items. */
    static final class Selection {

        @Option(names = "--feed", paramLabel = "FEED", description = "Of this feed, or of this master data.")
        private @Nullable String feed;

        @Option(
                names = "--reason",
                paramLabel = "REASON",
                description = "Rejected for this reason, such as uscc_check.")
        private @Nullable String reason;

        @Option(names = "--month", paramLabel = "MONTH", description = "Of this month, as it stands in the row.")
        private @Nullable String month;

        @Option(names = "--file", paramLabel = "NAME", description = "Of files with this in their name.")
        private @Nullable String file;

        /** Whether anything is said. */
        boolean isNarrowed() {
            return feed != null || reason != null || month != null || file != null;
        }

        Optional<Feed> feed() {
            return Optional.ofNullable(feed).flatMap(Feed::find);
        }

        QuarantineQuery query(QuarantineQuery.State state) {
            return new QuarantineQuery(
                    Optional.ofNullable(feed),
                    Optional.ofNullable(reason),
                    state,
                    Optional.ofNullable(month),
                    Optional.ofNullable(file));
        }
    }

    /** What names one item: {@code HASH/LINE} as the list prints it. */
    record ItemId(String fileHash, long line) {

        static ItemId parse(String text) {
            int slash = text.lastIndexOf('/');
            if (slash < 1 || !text.substring(slash + 1).matches("\\d{1,9}")) {
                throw new BadInputException("expected HASH/LINE as 'quarantine list' prints it, found '" + text + "'");
            }
            return new ItemId(text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
        }
    }
}
