package org.loomwatch.api.access;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.feed.Feed;

/** What a set of live grants adds up to. Nothing else opens anything: no grants, no rights. */
public final class Rights {

    public static final Rights NONE = new Rights(List.of());

    private final List<Grant> grants;
    private final Set<Permission> permissions = EnumSet.noneOf(Permission.class);

    public Rights(List<Grant> grants) {
        this.grants = List.copyOf(grants);
        for (Grant grant : grants) {
            permissions.addAll(RolePermissions.of(grant.role()));
        }
    }

    public List<Grant> grants() {
        return grants;
    }

    public boolean holds(Permission permission) {
        return permissions.contains(permission);
    }

    public Set<Permission> permissions() {
        return Set.copyOf(permissions);
    }

    public boolean hasRole(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    /** What these rights show under one permission: only grants whose role holds it count, each with its own fields. */
    public Viewer viewer(String name, Permission permission, AreaTree tree) {
        Set<String> areas = new HashSet<>();
        Map<Feed, List<String>> ratios = new EnumMap<>(Feed.class);
        Map<Feed, List<String>> amounts = new EnumMap<>(Feed.class);
        for (Grant grant : grants) {
            if (!RolePermissions.of(grant.role()).contains(permission)) {
                continue;
            }
            areas.add(grant.area());
            for (Feed feed : grant.fields().keySet()) {
                ratios.computeIfAbsent(feed, any -> new ArrayList<>()).add(grant.area());
                if (grant.shows(feed, FieldDetail.AMOUNTS)) {
                    amounts.computeIfAbsent(feed, any -> new ArrayList<>()).add(grant.area());
                }
            }
        }
        return new Viewer(name, AreaScope.under(areas, tree), scopes(ratios, tree), scopes(amounts, tree));
    }

    private static Map<Feed, AreaScope> scopes(Map<Feed, List<String>> areas, AreaTree tree) {
        Map<Feed, AreaScope> scopes = new EnumMap<>(Feed.class);
        areas.forEach((feed, ids) -> scopes.put(feed, AreaScope.under(ids, tree)));
        return scopes;
    }
}
