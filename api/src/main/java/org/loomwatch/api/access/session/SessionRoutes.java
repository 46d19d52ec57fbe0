package org.loomwatch.api.access.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.grant.GrantItem;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;

/** Signing in and out, one's own sessions, tokens and emergency openings, and the first administrator. */
public final class SessionRoutes {

    private static final String SET_COOKIE = "Set-Cookie";
    private static final Parameter<UUID> ID =
            Parameter.path("id", ParameterTypes.uuid(), "编号", "id as the list gives it");

    private final AccessServices access;
    private final List<Provider> providers;

    private SessionRoutes(AccessServices access, List<Provider> providers) {
        this.access = access;
        this.providers = providers;
    }

    /** How one gets in here, for the sign-in page. */
    record Ways(List<Provider> providers, boolean setupOpen) {}

    /** An identity provider that may vouch for people; {@code href} is where a browser goes. */
    public record Provider(String id, String nameZh, String nameEn, String href) {}

    /** Login and password of somebody who wants in. */
    record SignIn(String login, String password) {
        SignIn {
            Objects.requireNonNull(login, "login");
            Objects.requireNonNull(password, "password");
        }
    }

    /** The password one has and the one one wants. */
    record PasswordChange(String current, String next) {
        PasswordChange {
            Objects.requireNonNull(current, "current");
            Objects.requireNonNull(next, "next");
        }
    }

    /** What the first administrator fills in. */
    record Setup(String token, String login, String displayName, String password) {
        Setup {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(login, "login");
            Objects.requireNonNull(displayName, "display_name");
            Objects.requireNonNull(password, "password");
        }
    }

    /** What a page needs to know about the person in front of it. */
    record Me(
            String login,
            String displayName,
            @Nullable String unit,
            boolean mustChangePassword,
            @Nullable String csrfToken,
            @Nullable Instant expiresAt,
            List<String> permissions,
            List<GrantItem> grants,
            @Nullable Opening breakGlass) {}

    /** The emergency opening in force. */
    record Opening(String area, String reason, Instant expiresAt) {}

    /** One of one's own sessions. */
    record SessionItem(
            UUID id, boolean current, Instant createdAt, Instant lastSeenAt, String address, String userAgent) {}

    /** A token to make: for what, with which permissions, for how many days. */
    record TokenDraft(String name, List<String> permissions, int days) {
        TokenDraft {
            Objects.requireNonNull(name, "name");
            permissions = List.copyOf(permissions);
        }
    }

    /** A service token; its secret is shown only in the answer that makes it. */
    record TokenItem(
            UUID id,
            String name,
            List<String> permissions,
            Instant createdAt,
            Instant expiresAt,
            @Nullable String secret) {}

    /** An emergency opening to make. */
    record OpeningDraft(String area, String reason) {
        OpeningDraft {
            Objects.requireNonNull(area, "area");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** That it was done. */
    record Done(boolean done) {}

    /** @param providers that the sign-in page offers beside the password */
    public static List<Route> list(AccessServices access, List<Provider> providers) {
        SessionRoutes routes = new SessionRoutes(access, providers);
        return List.of(
                Route.post("/api/v1/session", Permission.PUBLIC, "登录", "Sign in")
                        .body(SignIn.class)
                        .replies(Answer.json(Me.class), routes::signIn),
                Route.get("/api/v1/sign-in", Permission.PUBLIC, "登录方式", "Ways to sign in")
                        .answers(Answer.json(Ways.class), request -> routes.ways()),
                Route.get("/api/v1/session", Permission.SIGNED_IN, "我的账号与权限", "Who I am and what I may do")
                        .replies(Answer.json(Me.class), request -> routes.withToken(request.caller(), Map.of())),
                Route.delete("/api/v1/session", Permission.SIGNED_IN, "退出登录", "Sign out")
                        .replies(Answer.json(Done.class), routes::signOut),
                Route.post("/api/v1/session/password", Permission.SIGNED_IN, "修改密码", "Change my password")
                        .body(PasswordChange.class)
                        .replies(Answer.json(Me.class), routes::changePassword),
                Route.get("/api/v1/sessions", Permission.SIGNED_IN, "我的登录会话", "My sessions")
                        .answers(Answer.pageOf(SessionItem.class), request -> routes.listSessions(request.caller())),
                Route.delete("/api/v1/sessions/{id}", Permission.SIGNED_IN, "结束我的一个会话", "End one of my sessions")
                        .takes(ID)
                        .answers(Answer.json(Done.class), routes::endSession),
                Route.get("/api/v1/tokens", Permission.SIGNED_IN, "我的服务令牌", "My service tokens")
                        .answers(Answer.pageOf(TokenItem.class), request -> routes.listTokens(request.caller())),
                Route.post("/api/v1/tokens", Permission.SIGNED_IN, "新建服务令牌", "Make a service token")
                        .body(TokenDraft.class)
                        .answers(Answer.json(TokenItem.class), routes::issueToken),
                Route.delete("/api/v1/tokens/{id}", Permission.SIGNED_IN, "撤销我的服务令牌", "Revoke one of my tokens")
                        .takes(ID)
                        .answers(Answer.json(Done.class), routes::revokeToken),
                Route.post("/api/v1/break-glass", Permission.BREAK_GLASS, "紧急授权", "Open emergency access")
                        .body(OpeningDraft.class)
                        .answers(Answer.json(Opening.class), routes::openGlass),
                Route.delete("/api/v1/break-glass", Permission.SIGNED_IN, "关闭紧急授权", "Close my emergency access")
                        .answers(Answer.json(Done.class), routes::closeGlass),
                Route.get("/api/v1/break-glass", Permission.BREAK_GLASS_REVIEW, "紧急授权记录", "Emergency openings")
                        .answers(
                                Answer.pageOf(BreakGlass.class),
                                request -> Page.whole(access.breakGlass().list())),
                Route.post(
                                "/api/v1/break-glass/{id}/review",
                                Permission.BREAK_GLASS_REVIEW,
                                "复核紧急授权",
                                "Mark an emergency opening as reviewed")
                        .takes(ID)
                        .answers(Answer.json(Done.class), routes::reviewGlass),
                Route.post("/api/v1/setup", Permission.PUBLIC, "建立首个管理员", "Make the first administrator")
                        .body(Setup.class)
                        .replies(Answer.json(Me.class), routes::setUp));
    }

    private Ways ways() {
        return new Ways(providers, access.accounts().isEmpty());
    }

    private Reply<Me> signIn(Request request) {
        SignIn body = request.body(SignIn.class);
        return withCookie(access.signIn().signIn(body.login(), body.password(), request.caller()), request.caller());
    }

    private Reply<Done> signOut(Request request) {
        access.signIn().signOut(request.caller());
        return new Reply<>(new Done(true), 200, Map.of(SET_COOKIE, SessionCookie.clear()));
    }

    private Reply<Me> changePassword(Request request) {
        PasswordChange body = request.body(PasswordChange.class);
        requirePerson(request.caller());
        return withCookie(
                access.signIn().changePassword(request.caller(), body.current(), body.next()), request.caller());
    }

    private Reply<Me> setUp(Request request) {
        Setup body = request.body(Setup.class);
        Account account = access.setup().complete(body.token(), body.login(), body.displayName(), body.password());
        return withCookie(access.signIn().open(account, request.caller()), request.caller());
    }

    private Reply<Me> withCookie(SessionService.Opened opened, Caller caller) {
        Caller signedIn = access.identities()
                .findBySession(opened.token(), caller)
                .orElseThrow(() -> new IllegalStateException("a session just opened is not there"));
        return withToken(signedIn, Map.of(SET_COOKIE, SessionCookie.set(opened.token())));
    }

    /** Pages find the token for their changes in a header too, so that every client finds it in the same place. */
    private Reply<Me> withToken(Caller caller, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        if (caller.csrfToken() != null) {
            headers.put(SessionCookie.CSRF_HEADER, caller.csrfToken());
        }
        return new Reply<>(me(caller), 200, headers);
    }

    private Me me(Caller caller) {
        Account account = caller.getAccount();
        return new Me(
                account.login(),
                account.displayName(),
                account.unit(),
                account.mustChangePassword(),
                caller.csrfToken(),
                caller.findSession().map(Session::expiresAt).orElse(null),
                Arrays.stream(Permission.values())
                        .filter(caller::holds)
                        .map(Permission::id)
                        .toList(),
                access.grants().listLive(account.id()).stream()
                        .map(GrantItem::of)
                        .toList(),
                access.breakGlass()
                        .findLive(account.id())
                        .map(opening -> new Opening(opening.area(), opening.reason(), opening.expiresAt()))
                        .orElse(null));
    }

    private Page<SessionItem> listSessions(Caller caller) {
        UUID current = caller.findSession().map(Session::id).orElse(null);
        return Page.whole(access.sessions().listLive(caller.getAccount().id()).stream()
                .map(session -> new SessionItem(
                        session.id(),
                        session.id().equals(current),
                        session.createdAt(),
                        session.lastSeenAt(),
                        session.address(),
                        session.userAgent()))
                .toList());
    }

    private Done endSession(Request request) {
        if (!access.sessions().end(request.caller().getAccount().id(), request.get(ID))) {
            throw Problem.notFound("没有此会话或已结束", "there is no such live session of yours");
        }
        return new Done(true);
    }

    private Page<TokenItem> listTokens(Caller caller) {
        return Page.whole(access.tokens().listLive(caller.getAccount().id()).stream()
                .map(token -> item(token, null))
                .toList());
    }

    private TokenItem issueToken(Request request) {
        TokenDraft draft = request.body(TokenDraft.class);
        requirePerson(request.caller());
        Map<String, Permission> known = new LinkedHashMap<>();
        Arrays.stream(Permission.values())
                .filter(request.caller()::holds)
                .forEach(permission -> known.put(permission.id(), permission));
        for (String id : draft.permissions()) {
            if (!known.containsKey(id)) {
                throw new Problem(
                        ProblemType.INVALID_BODY,
                        Text.of(
                                "您没有权限“" + id + "”，不能授予令牌",
                                "permissions: you do not hold '" + id + "', so no token of yours can"));
            }
        }
        Set<Permission> permissions =
                draft.permissions().stream().map(known::get).collect(Collectors.toSet());
        request.note("name", draft.name());
        request.note("permissions", String.join(" ", draft.permissions()).toLowerCase(Locale.ROOT));
        ServiceTokenService.Issued issued = access.tokens()
                .issue(
                        request.caller().getAccount().id(),
                        draft.name(),
                        permissions,
                        Duration.ofDays(draft.days()),
                        request.caller().name());
        return item(issued.token(), issued.secret());
    }

    private Done revokeToken(Request request) {
        if (!access.tokens().revoke(request.caller().getAccount().id(), request.get(ID))) {
            throw Problem.notFound("没有此令牌或已撤销", "there is no such live token of yours");
        }
        return new Done(true);
    }

    private Opening openGlass(Request request) {
        OpeningDraft draft = request.body(OpeningDraft.class);
        requirePerson(request.caller());
        if (access.areas().get().find(draft.area()).isEmpty()) {
            throw Problem.notFound("没有区域 " + draft.area(), "there is no area " + draft.area());
        }
        request.note("area", draft.area());
        request.note("reason", draft.reason());
        BreakGlass opened = access.breakGlass().open(request.caller().getAccount(), draft.area(), draft.reason());
        return new Opening(opened.area(), opened.reason(), opened.expiresAt());
    }

    private Done closeGlass(Request request) {
        access.breakGlass().close(request.caller().getAccount().id());
        return new Done(true);
    }

    private Done reviewGlass(Request request) {
        access.breakGlass().review(request.get(ID), request.caller().getAccount());
        return new Done(true);
    }

    /** A token must not make itself a longer life, a new password or more rights. */
    private static void requirePerson(Caller caller) {
        if (caller.findSession().isEmpty()) {
            throw new Problem(
                    ProblemType.FORBIDDEN, Text.of("此操作须由本人登录后进行", "only a person who signed in may do this"));
        }
    }

    private static TokenItem item(ServiceToken token, @Nullable String secret) {
        return new TokenItem(
                token.id(),
                token.name(),
                token.permissions().stream().map(Permission::id).sorted().toList(),
                token.createdAt(),
                token.expiresAt(),
                secret);
    }
}
