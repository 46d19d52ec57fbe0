package org.loomwatch.api.access.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Rights;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.enterprise.EnterpriseItem;
import org.loomwatch.api.enterprise.EnterpriseQuery;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;

/** Accounts and units, and what a person would see. */
public final class AccountRoutes {

    public static final Parameter<String> LOGIN =
            Parameter.path("login", ParameterTypes.identifier(), "登录名", "login of the account");

    private static final Parameter<String> UNIT =
            Parameter.path("id", ParameterTypes.identifier(), "单位编号", "id of the unit");
    private static final int PREVIEWED = 20;

    private final AccessServices access;
    private final EnterpriseService enterprises;

    private AccountRoutes(AccessServices access, EnterpriseService enterprises) {
        this.access = access;
        this.enterprises = enterprises;
    }

    /** An account to open; its password must be changed at first use. */
    record AccountDraft(
            String login, String displayName, @Nullable String unit, String password) {
        AccountDraft {
            Objects.requireNonNull(login, "login");
            Objects.requireNonNull(displayName, "display_name");
            Objects.requireNonNull(password, "password");
        }
    }

    /** What to change of an account; what is null stays. */
    record AccountChange(
            @Nullable Boolean disabled,
            @Nullable String password,
            @Nullable Boolean signOut) {}

    /** An account with the roles it holds. */
    record AccountItem(
            String login,
            String displayName,
            @Nullable String unit,
            boolean mustChangePassword,
            boolean external,
            @Nullable Instant disabledAt,
            Instant createdAt,
            List<String> roles) {}

    /** Names and place of a unit. */
    record UnitDraft(String nameZh, String nameEn, String area) {
        UnitDraft {
            Objects.requireNonNull(nameZh, "name_zh");
            Objects.requireNonNull(nameEn, "name_en");
            Objects.requireNonNull(area, "area");
        }
    }

    /** What a person would see: permissions, where, which fields, and the first enterprises they would find. */
    record Preview(
            String login,
            List<String> permissions,
            boolean wholeDistrict,
            List<String> areas,
            List<FieldPreview> fields,
            List<EnterpriseItem> firstEnterprises) {}

    /** Where a feed's figures would be seen at one detail. */
    record FieldPreview(String feed, String detail, boolean wholeDistrict, List<String> areas) {}

    public static List<Route> list(AccessServices access, EnterpriseService enterprises) {
        AccountRoutes routes = new AccountRoutes(access, enterprises);
        return List.of(
                Route.get("/api/v1/accounts", Permission.ACCOUNT_READ, "账号", "Accounts")
                        .answers(Answer.pageOf(AccountItem.class), request -> routes.listAccounts()),
                Route.post("/api/v1/accounts", Permission.ACCOUNT_WRITE, "新建账号", "Open an account")
                        .body(AccountDraft.class)
                        .answers(Answer.json(AccountItem.class), routes::add),
                Route.patch("/api/v1/accounts/{login}", Permission.ACCOUNT_WRITE, "修改账号", "Change an account")
                        .takes(LOGIN)
                        .body(AccountChange.class)
                        .answers(Answer.json(AccountItem.class), routes::change),
                Route.get(
                                "/api/v1/accounts/{login}/preview",
                                Permission.GRANT_READ,
                                "此人将看到什么",
                                "What this person would see")
                        .takes(LOGIN)
                        .answers(Answer.json(Preview.class), routes::preview),
                Route.get("/api/v1/units", Permission.SIGNED_IN, "承办单位", "Units")
                        .answers(
                                Answer.pageOf(Unit.class),
                                request -> Page.whole(access.accounts().listUnits())),
                Route.put("/api/v1/units/{id}", Permission.ACCOUNT_WRITE, "新建或修改单位", "Make or change a unit")
                        .takes(UNIT)
                        .body(UnitDraft.class)
                        .answers(Answer.json(Unit.class), routes::putUnit));
    }

    private Page<AccountItem> listAccounts() {
        return Page.whole(access.accounts().list().stream().map(this::item).toList());
    }

    private AccountItem add(Request request) {
        AccountDraft draft = request.body(AccountDraft.class);
        request.note("login", draft.login());
        return item(access.accounts().add(draft.login(), draft.displayName(), draft.unit(), draft.password()));
    }

    private AccountItem change(Request request) {
        Account account = access.accounts().get(request.get(LOGIN));
        AccountChange change = request.body(AccountChange.class);
        String password = change.password();
        if (password != null) {
            request.note("password", "reset");
            access.accounts().setPassword(account, password, true);
            access.sessions().endAll(account.id());
        }
        if (change.disabled() != null) {
            request.note("disabled", change.disabled().toString());
            access.accounts().setDisabled(account, change.disabled());
        }
        if (Boolean.TRUE.equals(change.signOut())) {
            request.note("sign_out", "true");
            access.sessions().endAll(account.id());
        }
        return item(access.accounts().get(account.login()));
    }

    private Unit putUnit(Request request) {
        UnitDraft draft = request.body(UnitDraft.class);
        return access.accounts().putUnit(new Unit(request.get(UNIT), draft.nameZh(), draft.nameEn(), draft.area()));
    }

    private Preview preview(Request request) {
        Account account = access.accounts().get(request.get(LOGIN));
        Rights rights = access.identities().rightsOf(account);
        Viewer viewer = rights.viewer(
                account.login(), Permission.ENTERPRISE_READ, access.areas().get());
        List<FieldPreview> fields = new ArrayList<>();
        for (Feed feed : Feed.values()) {
            for (FieldDetail detail : FieldDetail.values()) {
                AreaScope scope = viewer.scope(feed, detail);
                if (!scope.isNowhere()) {
                    fields.add(new FieldPreview(feed.id(), detail.id(), scope.everywhere(), sorted(scope)));
                }
            }
        }
        boolean named = request.caller().holds(Permission.ENTERPRISE_READ);
        return new Preview(
                account.login(),
                rights.permissions().stream().map(Permission::id).sorted().toList(),
                viewer.areas().everywhere(),
                sorted(viewer.areas()),
                fields,
                named ? firstEnterprises(viewer, request.viewer()) : List.of());
    }

    /** Shown only to those who see enterprises themselves: a preview must not be a way around one's own rules. */
    private List<EnterpriseItem> firstEnterprises(Viewer previewed, Viewer asking) {
        Viewer both = new Viewer(asking.name(), previewed.areas().and(asking.areas()), Map.of(), Map.of());
        return enterprises
                .list(both, EnterpriseQuery.ALL, Optional.empty(), PREVIEWED)
                .items();
    }

    private AccountItem item(Account account) {
        TreeMap<String, Boolean> roles = new TreeMap<>();
        access.grants()
                .listLive(account.id())
                .forEach(grant -> roles.put(grant.grant().role().id(), true));
        return new AccountItem(
                account.login(),
                account.displayName(),
                account.unit(),
                account.mustChangePassword(),
                account.external(),
                account.disabledAt(),
                account.createdAt(),
                List.copyOf(roles.keySet()));
    }

    private static List<String> sorted(AreaScope scope) {
        return Arrays.asList(scope.areas().stream().sorted().toArray(String[]::new));
    }
}
