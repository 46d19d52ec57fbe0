package org.loomwatch.api.access.grant;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Rights;
import org.loomwatch.api.access.RolePermissions;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.account.AccountRoutes;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.access.Grant;
import org.loomwatch.domain.access.Role;
import org.loomwatch.domain.feed.Feed;

/** Roles, and giving and taking grants. */
public final class GrantRoutes {

    private static final Parameter<UUID> ID = Parameter.path("id", ParameterTypes.uuid(), "授权编号", "id of the grant");

    private final AccessServices access;

    private GrantRoutes(AccessServices access) {
        this.access = access;
    }

    /** A role and what it brings. */
    record RoleItem(String id, String nameZh, String nameEn, boolean administrator, List<String> permissions) {}

    /** A grant to give. */
    record GrantDraft(
            String role,
            String area,
            Map<String, String> fields,
            @Nullable Instant expiresAt,
            String reason) {
        GrantDraft {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(reason, "reason");
            fields = Map.copyOf(fields);
        }
    }

    public static List<Route> list(AccessServices access) {
        GrantRoutes routes = new GrantRoutes(access);
        return List.of(
                Route.get("/api/v1/roles", Permission.SIGNED_IN, "角色", "Roles")
                        .answers(
                                Answer.pageOf(RoleItem.class).revalidated(),
                                request -> Page.whole(Role.list().stream()
                                        .map(GrantRoutes::item)
                                        .toList())),
                Route.get("/api/v1/accounts/{login}/grants", Permission.GRANT_READ, "账号的授权", "Grants of an account")
                        .takes(AccountRoutes.LOGIN)
                        .answers(Answer.pageOf(GrantItem.class), routes::listGrants),
                Route.post("/api/v1/accounts/{login}/grants", Permission.GRANT_WRITE, "授权", "Give a grant")
                        .takes(AccountRoutes.LOGIN)
                        .body(GrantDraft.class)
                        .answers(Answer.json(GrantItem.class), routes::add),
                Route.delete("/api/v1/grants/{id}", Permission.GRANT_WRITE, "撤销授权", "Take a grant back")
                        .takes(ID)
                        .answers(Answer.json(GrantItem.class), routes::revoke));
    }

    private Page<GrantItem> listGrants(Request request) {
        Account account = access.accounts().get(request.get(AccountRoutes.LOGIN));
        return Page.whole(access.grants().listLive(account.id()).stream()
                .map(GrantItem::of)
                .toList());
    }

    private GrantItem add(Request request) {
        Account account = access.accounts().get(request.get(AccountRoutes.LOGIN));
        Grant grant = grant(request.body(GrantDraft.class));
        request.note("role", grant.role().id());
        request.note("area", grant.area());
        request.note("fields", GrantService.fieldsToJson(grant.fields()));
        requireAllowed(request, account.id(), grant);
        return GrantItem.of(access.grants()
                .add(
                        account,
                        grant,
                        request.caller().name(),
                        request.body(GrantDraft.class).reason()));
    }

    private GrantItem revoke(Request request) {
        GrantRecord record = access.grants().get(request.get(ID));
        request.note("role", record.grant().role().id());
        request.note("area", record.grant().area());
        requireAllowed(request, record.accountId(), record.grant());
        access.grants().revoke(record, request.caller().name());
        return GrantItem.of(record);
    }

    private void requireAllowed(Request request, UUID receiver, Grant grant) {
        boolean toThemselves = request.caller().getAccount().id().equals(receiver);
        Rights giver = request.caller().rights();
        if (!toThemselves && appointsFirstAdministrator(giver, grant)) {
            return;
        }
        GrantRules.findRefusal(giver, toThemselves, grant, access.areas().get()).ifPresent(refusal -> {
            throw new Problem(ProblemType.FORBIDDEN, refusal);
        });
    }

    /** A new installation has a system administrator only; that one appoints the first of the other two, and never again. */
    private boolean appointsFirstAdministrator(Rights giver, Grant grant) {
        return giver.hasRole(Role.SYSTEM_ADMIN)
                && (grant.role() == Role.SECURITY_ADMIN || grant.role() == Role.AUDITOR)
                && !access.grants().wasEverGiven(grant.role());
    }

    private static Grant grant(GrantDraft draft) {
        Map<Feed, FieldDetail> fields = new EnumMap<>(Feed.class);
        draft.fields()
                .forEach((feed, detail) -> fields.put(
                        Feed.find(feed).orElseThrow(() -> invalid("没有数据源 " + feed, "fields: there is no feed " + feed)),
                        FieldDetail.find(detail)
                                .orElseThrow(() -> invalid(
                                        "字段范围应为 ratios 或 amounts",
                                        "fields: expected ratios or amounts, found " + detail))));
        Role role = Role.find(draft.role())
                .orElseThrow(() -> invalid("没有角色 " + draft.role(), "role: there is no role " + draft.role()));
        if (draft.area().isBlank()) {
            throw invalid("请选择区域", "area: expected the id of an area");
        }
        return new Grant(role, draft.area(), fields, draft.expiresAt());
    }

    private static Problem invalid(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }

    private static RoleItem item(Role role) {
        return new RoleItem(
                role.id(),
                role.nameZh(),
                role.nameEn(),
                role.isAdministrator(),
                RolePermissions.of(role).stream().map(Permission::id).sorted().toList());
    }
}
