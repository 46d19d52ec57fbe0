package org.loomwatch.api.access;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.loomwatch.domain.access.Role;

/** Which permissions each role brings. Where and on which fields, the grant says. */
public final class RolePermissions {

    private static final Set<Permission> DISTRICT =
            EnumSet.of(Permission.CATALOGUE_READ, Permission.AREA_READ, Permission.OVERVIEW_READ);

    private static final Map<Role, Set<Permission>> TABLE = new EnumMap<>(Role.class);

    static {
        put(Role.LEADER, DISTRICT, Permission.INDEX_READ, Permission.ENTERPRISE_READ, Permission.BREAK_GLASS);
        put(Role.DISPATCHER, DISTRICT, Permission.INDEX_READ, Permission.ENTERPRISE_READ, Permission.RECORD_READ);
        put(Role.OFFICER, DISTRICT, Permission.ENTERPRISE_READ, Permission.RECORD_READ);
        put(
                Role.UNIT_HEAD,
                DISTRICT,
                Permission.INDEX_READ,
                Permission.ENTERPRISE_READ,
                Permission.RECORD_READ,
                Permission.ACCOUNT_READ,
                Permission.GRANT_READ,
                Permission.GRANT_WRITE);
        put(
                Role.ANALYST,
                DISTRICT,
                Permission.INDEX_READ,
                Permission.INDEX_DIAGNOSTICS,
                Permission.ENTERPRISE_READ,
                Permission.RECORD_READ);
        put(Role.EMERGENCY_OFFICER, DISTRICT, Permission.BREAK_GLASS);
        put(Role.EDUCATION_PLANNER, DISTRICT);
        put(Role.FEED_OWNER, DISTRICT, Permission.INDEX_READ, Permission.ENTERPRISE_READ, Permission.RECORD_READ);
        put(
                Role.SYSTEM_ADMIN,
                EnumSet.of(Permission.CATALOGUE_READ, Permission.AREA_READ),
                Permission.ACCOUNT_READ,
                Permission.ACCOUNT_WRITE,
                Permission.GRANT_READ,
                Permission.GRANT_WRITE,
                Permission.METRICS_READ,
                Permission.NOTICE_ADMIN);
        put(
                Role.SECURITY_ADMIN,
                EnumSet.of(Permission.CATALOGUE_READ, Permission.AREA_READ),
                Permission.ACCOUNT_READ,
                Permission.GRANT_READ,
                Permission.GRANT_WRITE,
                Permission.BREAK_GLASS_REVIEW);
        put(
                Role.AUDITOR,
                EnumSet.of(Permission.CATALOGUE_READ, Permission.AREA_READ),
                Permission.AUDIT_READ,
                Permission.BREAK_GLASS_REVIEW);
        put(Role.LEADER, of(Role.LEADER), Permission.SCHOOL_READ);
        put(Role.ANALYST, of(Role.ANALYST), Permission.SCHOOL_READ);
        put(Role.EDUCATION_PLANNER, of(Role.EDUCATION_PLANNER), Permission.SCHOOL_READ, Permission.SCHOOL_PLAN);
        also(Role.FEED_OWNER, Permission.QUARANTINE_READ, Permission.QUARANTINE_WRITE);
        also(Role.ANALYST, Permission.QUARANTINE_READ);
        for (Role role : new Role[] {Role.FEED_OWNER, Role.ANALYST, Role.LEADER, Role.UNIT_HEAD, Role.DISPATCHER}) {
            also(role, Permission.QUALITY_READ);
        }
        for (Role role : new Role[] {Role.FEED_OWNER, Role.ANALYST, Role.SYSTEM_ADMIN}) {
            also(role, Permission.INGEST_READ);
        }
        for (Role role : EnumSet.of(Role.LEADER, Role.DISPATCHER, Role.OFFICER, Role.UNIT_HEAD, Role.ANALYST)) {
            put(role, of(role), Permission.WARNING_READ);
        }
        also(
                Role.ANALYST,
                Permission.MODEL_READ,
                Permission.MODEL_TRAIN,
                Permission.MODEL_PROPOSE,
                Permission.MODEL_CONFIRM);
        also(Role.DISPATCHER, Permission.MODEL_READ, Permission.MODEL_CONFIRM);
    }

    static {
        for (Role role :
                new Role[] {Role.LEADER, Role.DISPATCHER, Role.OFFICER, Role.UNIT_HEAD, Role.EMERGENCY_OFFICER}) {
            also(role, Permission.EMERGENCY_READ);
        }
        also(Role.LEADER, Permission.ACTIVATION_DECIDE);
        for (Role role : new Role[] {Role.DISPATCHER, Role.OFFICER, Role.UNIT_HEAD, Role.EMERGENCY_OFFICER}) {
            also(role, Permission.DUTY_ANSWER);
        }
        also(
                Role.EMERGENCY_OFFICER,
                Permission.ALERT_WRITE,
                Permission.READING_WRITE,
                Permission.RESOURCE_WRITE,
                Permission.PLAN_WRITE,
                Permission.ACTIVATION_DECIDE);
    }

    static {
        also(Role.LEADER, Permission.TICKET_READ, Permission.EVALUATION_READ);
        also(
                Role.DISPATCHER,
                Permission.TICKET_READ,
                Permission.TICKET_REQUEST,
                Permission.TICKET_APPROVE,
                Permission.TICKET_VERIFY,
                Permission.TICKET_DISPATCH,
                Permission.EVALUATION_READ);
        also(
                Role.OFFICER,
                Permission.TICKET_READ,
                Permission.TICKET_WORK,
                Permission.TICKET_REQUEST,
                Permission.TICKET_VERIFY);
        also(
                Role.UNIT_HEAD,
                Permission.TICKET_READ,
                Permission.TICKET_WORK,
                Permission.TICKET_REQUEST,
                Permission.TICKET_APPROVE,
                Permission.TICKET_VERIFY,
                Permission.EVALUATION_READ);
        also(Role.ANALYST, Permission.TICKET_READ, Permission.EVALUATION_READ);
        for (Role role : EnumSet.of(
                Role.LEADER, Role.DISPATCHER, Role.UNIT_HEAD, Role.ANALYST, Role.FEED_OWNER, Role.EDUCATION_PLANNER)) {
            also(role, Permission.EXPORT_TABLES);
        }
        also(Role.ANALYST, Permission.SQL_READ);
    }

    static {
        for (Role role : new Role[] {Role.LEADER, Role.DISPATCHER, Role.UNIT_HEAD, Role.ANALYST}) {
            also(role, Permission.BRIEFING_READ, Permission.WALL_READ);
        }
        also(Role.EMERGENCY_OFFICER, Permission.WALL_READ);
    }

    private RolePermissions() {}

    public static Set<Permission> of(Role role) {
        return Objects.requireNonNull(TABLE.get(role));
    }

    private static void put(Role role, Set<Permission> base, Permission... more) {
        Set<Permission> all = EnumSet.copyOf(base);
        Collections.addAll(all, more);
        all.add(Permission.SIGNED_IN);
        TABLE.put(role, Collections.unmodifiableSet(all));
    }

    private static void also(Role role, Permission... more) {
        put(role, Objects.requireNonNull(TABLE.get(role)), more);
    }
}
