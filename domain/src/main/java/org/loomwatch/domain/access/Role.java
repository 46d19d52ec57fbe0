package org.loomwatch.domain.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person does with the system. A role alone shows nothing: only a {@link Grant} gives it an area and fields. */
public enum Role {
    LEADER("leader", "区领导", "District leader"),
    DISPATCHER("dispatcher", "调度员", "Dispatcher"),
    OFFICER("officer", "承办人员", "Officer"),
    UNIT_HEAD("unit_head", "承办单位负责人", "Unit head"),
    ANALYST("analyst", "数据分析员", "Analyst"),
    EMERGENCY_OFFICER("emergency_officer", "应急值班员", "Emergency officer"),
    EDUCATION_PLANNER("education_planner", "学位规划员", "Education planner"),
    FEED_OWNER("feed_owner", "数据源责任人", "Feed owner"),
    SYSTEM_ADMIN("system_admin", "系统管理员", "System administrator"),
    SECURITY_ADMIN("security_admin", "安全管理员", "Security administrator"),
    AUDITOR("auditor", "审计管理员", "Audit administrator");

    private static final Set<Role> ADMINISTRATORS = EnumSet.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDITOR);

    private final String id;
    private final String nameZh;
    private final String nameEn;

    Role(String id, String nameZh, String nameEn) {
        this.id = id;
        this.nameZh = nameZh;
        this.nameEn = nameEn;
    }

    public String id() {
        return id;
    }

    public String nameZh() {
        return nameZh;
    }

    public String nameEn() {
        return nameEn;
    }

    /** Whether this is one of the three administrators (三员), who see no district data and exclude each other. */
    public boolean isAdministrator() {
        return ADMINISTRATORS.contains(this);
    }

    /**
     * Whether one person may hold both roles: an administrator's role stands alone, so that nobody can grant rights,
     * use them and clear the trace.
     */
    public boolean isCompatibleWith(Role other) {
        return this == other || !(isAdministrator() || other.isAdministrator());
    }

    public static Optional<Role> find(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    public static List<Role> list() {
        return List.of(values());
    }
}
