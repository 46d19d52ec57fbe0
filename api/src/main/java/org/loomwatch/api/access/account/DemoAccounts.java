package org.loomwatch.api.access.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.store.SecretFile;

/**
 * One account for each role, and the units that work tickets, for a made-up district. Passwords are random and kept in a
 * file that only its owner reads, so that a later demo in the same data directory can print them again.
 */
public final class DemoAccounts {

    /** Name of the file with the passwords, in the data directory. */
    public static final String FILE = "demo-accounts.json";

    private static final String REASON = "account of the demo";

    private final AccessServices access;
    private final AreaTree areas;

    private DemoAccounts(AccessServices access, AreaTree areas) {
        this.access = access;
        this.areas = areas;
    }

    /** One way in; the login is the id of the role. */
    public record DemoAccount(String login, String password, String nameZh, String nameEn) {}

    /** A file holds them as a list of its own type. */
    private record Kept(List<DemoAccount> accounts) {}

    /**
     * Makes what is missing of units and accounts, unless accounts other than the demo's are there already.
     *
     * @param folder where the passwords are kept
     * @return the accounts with the passwords they were made with; empty if there are others
     */
    public static List<DemoAccount> ensure(AccessServices access, AreaTree areas, Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file) && !access.accounts().isEmpty()) {
            return List.of();
        }
        List<DemoAccount> accounts = readOrMake(file);
        DemoAccounts demo = new DemoAccounts(access, areas);
        demo.units().forEach(access.accounts()::putUnit);
        accounts.forEach(demo::ensureAccount);
        return accounts;
    }

    private static List<DemoAccount> readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                List<DemoAccount> fresh = Role.list().stream()
                        .map(role -> new DemoAccount(role.id(), HandedOutPassword.next(), role.nameZh(), role.nameEn()))
                        .toList();
                SecretFile.write(file, Json.MAPPER.writeValueAsString(new Kept(fresh)));
            }
            return Json.MAPPER.readValue(file.toFile(), Kept.class).accounts();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the demo's accounts in " + file, e);
        }
    }

    private List<Unit> units() {
        String district = areas.root().id();
        List<Unit> units = new ArrayList<>();
        units.add(new Unit("labor-bureau", "区人力资源局", "Labor bureau", district));
        for (Area street : areas.listChildren(district)) {
            units.add(new Unit(
                    laborOffice(street), street.nameZh() + "劳动办", street.nameEn() + " labor office", street.id()));
        }
        units.add(new Unit("emergency-office", "区应急管理局", "Emergency office", district));
        units.add(new Unit("education-bureau", "区教育局", "Education bureau", district));
        for (Feed feed : Feed.values()) {
            units.add(new Unit(
                    "feed-" + feed.id(), feed.nameZh() + "数据责任单位", feed.nameEn() + ": owner of the feed", district));
        }
        return units;
    }

    private static String laborOffice(Area street) {
        return "labor-" + street.id().toLowerCase(Locale.ROOT);
    }

    private void ensureAccount(DemoAccount wanted) {
        if (access.accounts().find(wanted.login()).isPresent()) {
            return;
        }
        Role role = Role.find(wanted.login()).orElseThrow();
        Account account =
                access.accounts().add(wanted.login(), wanted.nameZh(), unitOf(role), wanted.password(), false);
        access.grants().add(account, grantOf(role), "demo", REASON);
    }

    private Area firstStreet() {
        return areas.listChildren(areas.root().id()).get(0);
    }

    private @Nullable String unitOf(Role role) {
        return switch (role) {
            case DISPATCHER, UNIT_HEAD -> "labor-bureau";
            case OFFICER -> laborOffice(firstStreet());
            case EMERGENCY_OFFICER -> "emergency-office";
            case EDUCATION_PLANNER -> "education-bureau";
            case FEED_OWNER -> "feed-" + Feed.POWER.id();
            case LEADER, ANALYST, SYSTEM_ADMIN, SECURITY_ADMIN, AUDITOR -> null;
        };
    }

    /** Leaders compare, labor staff see what people earn and claim, feed owners what they deliver, administrators nothing. */
    private Grant grantOf(Role role) {
        String district = areas.root().id();
        return switch (role) {
            case LEADER -> new Grant(role, district, everyFeed(FieldDetail.RATIOS));
            case DISPATCHER, UNIT_HEAD -> new Grant(role, district, laborFields());
            case OFFICER -> new Grant(role, firstStreet().id(), laborFields());
            case ANALYST -> new Grant(role, district, everyFeed(FieldDetail.AMOUNTS));
            case FEED_OWNER -> new Grant(role, district, Map.of(Feed.POWER, FieldDetail.AMOUNTS));
            case EMERGENCY_OFFICER, EDUCATION_PLANNER -> new Grant(role, district, Map.of());
            // What this one may hand on; the role itself shows none of it.
            case SECURITY_ADMIN -> new Grant(role, Grant.WHOLE_DISTRICT, everyFeed(FieldDetail.AMOUNTS));
            case SYSTEM_ADMIN, AUDITOR -> new Grant(role, Grant.WHOLE_DISTRICT, Map.of());
        };
    }

    private static Map<Feed, FieldDetail> everyFeed(FieldDetail detail) {
        Map<Feed, FieldDetail> fields = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            fields.put(feed, detail);
        }
        return fields;
    }

    private static Map<Feed, FieldDetail> laborFields() {
        Map<Feed, FieldDetail> fields = everyFeed(FieldDetail.RATIOS);
        for (Feed feed : List.of(Feed.WAGES, Feed.COMPLAINTS, Feed.STAFFING, Feed.SOCIAL_INSURANCE)) {
            fields.put(feed, FieldDetail.AMOUNTS);
        }
        return fields;
    }
}
