package org.loomwatch.api.access.grant;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.loomwatch.api.access.Rights;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.area.AreaTree;

/**
 * Who may give or take which rights. The security administrator hands out any role inside the area and fields of the own
 * grant, though not to themselves, and sees no data by it. A unit head hands on only what they hold: dispatcher, officer or
 * feed owner, inside one of their own grants.
 */
public final class GrantRules {

    private static final Set<Role> DELEGATED = EnumSet.of(Role.DISPATCHER, Role.OFFICER, Role.FEED_OWNER);

    private GrantRules() {}

    /** Why this person may not give or take this grant; empty if they may. */
    public static Optional<Text> findRefusal(Rights giver, boolean toThemselves, Grant grant, AreaTree areas) {
        if (toThemselves) {
            return Optional.of(Text.of("不能给自己授权或撤权", "nobody gives or takes rights of their own"));
        }
        if (!grant.area().equals(Grant.WHOLE_DISTRICT)
                && areas.find(grant.area()).isEmpty()) {
            return Optional.of(Text.of("没有区域 " + grant.area(), "there is no area " + grant.area()));
        }
        boolean covered = giver.grants().stream()
                .filter(held -> held.role() == Role.SECURITY_ADMIN
                        || (held.role() == Role.UNIT_HEAD && DELEGATED.contains(grant.role())))
                .anyMatch(held -> held.contains(grant, areas));
        return covered
                ? Optional.empty()
                : Optional.of(Text.of(
                        "只能授予或撤销自己所持区域和字段范围内、允许转授的角色",
                        "one gives and takes only roles one may hand on, inside the areas and fields one holds"));
    }
}
