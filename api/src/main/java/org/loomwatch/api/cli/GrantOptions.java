package org.loomwatch.api.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;
import picocli.CommandLine.Option;

/** A grant as the command line spells it. */
final class GrantOptions {

    private static final String ALL = "all";

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "leader, dispatcher, officer, unit_head, analyst, emergency_officer, education_planner,"
                    + " feed_owner, system_admin, security_admin or auditor.")
    private String role;

    @Option(
            names = "--area",
            paramLabel = "ID",
            defaultValue = Grant.WHOLE_DISTRICT,
            description = "Area at the top of what is seen, * for the whole district (default: ${DEFAULT-VALUE}).")
    private String area;

    @Option(
            names = "--fields",
            split = ",",
            paramLabel = "FEED=DETAIL",
            description =
                    "Feeds whose figures are seen, and how closely: wages=amounts,tax=ratios; all=ratios for every"
                            + " feed. None if absent.")
    private List<String> fields = List.of();

    @Option(names = "--days", paramLabel = "N", description = "Ends by itself after so many days; never if absent.")
    private @Nullable Integer days;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "given on the command line",
            description = "Why, for the record (default: ${DEFAULT-VALUE}).")
    private String reason;

    String reason() {
        return reason;
    }

    /** @throws BadInputException naming what is not known */
    Grant grant(AreaTree areas, Instant now) {
        Role wanted = Role.find(role)
                .orElseThrow(() -> new BadInputException("there is no role " + role + ", only "
                        + Role.list().stream().map(Role::id).collect(Collectors.joining(", "))));
        if (!area.equals(Grant.WHOLE_DISTRICT) && areas.find(area).isEmpty()) {
            throw new BadInputException("there is no area " + area);
        }
        if (days != null && days < 1) {
            throw new BadInputException("--days must be at least 1, not " + days);
        }
        return new Grant(wanted, area, fields(), days == null ? null : now.plus(Duration.ofDays(days)));
    }

    private Map<Feed, FieldDetail> fields() {
        Map<Feed, FieldDetail> parsed = new EnumMap<>(Feed.class);
        for (String field : fields) {
            List<String> parts = Arrays.asList(field.split("=", 2));
            FieldDetail detail = FieldDetail.find(parts.get(parts.size() - 1))
                    .orElseThrow(() -> new BadInputException(
                            "--fields: expected FEED=ratios or FEED=amounts, found '" + field + "'"));
            if (parts.get(0).equals(ALL)) {
                Arrays.stream(Feed.values()).forEach(feed -> parsed.putIfAbsent(feed, detail));
            } else {
                Feed feed = Feed.find(parts.get(0))
                        .orElseThrow(() -> new BadInputException("--fields: there is no feed " + parts.get(0)));
                parsed.put(feed, detail);
            }
        }
        return parsed;
    }
}
