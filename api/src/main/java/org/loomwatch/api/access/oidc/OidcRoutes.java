package org.loomwatch.api.access.oidc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.session.SessionCookie;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** To the identity provider and back. */
public final class OidcRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(OidcRoutes.class);
    static final String START = "/api/v1/oidc/start";

    private static final String COOKIE = "__Host-loomwatch-oidc";
    private static final String FAILED = "/sign-in?problem=oidc";

    private static final Parameter<String> BACK = Parameter.query(
                    "back", ParameterTypes.text(500), "登录后返回的页面路径", "path of the page to come back to")
            .withDefault("/");
    private static final Parameter<String> STATE =
            Parameter.query("state", ParameterTypes.text(500), "由本系统发出的状态值", "state that this server sent");
    private static final Parameter<String> CODE =
            Parameter.query("code", ParameterTypes.text(4000), "授权码", "authorization code");
    private static final Parameter<String> ERROR =
            Parameter.query("error", ParameterTypes.text(200), "身份提供方报告的错误", "error that the provider reports");
    private static final Parameter<String> ERROR_DESCRIPTION = Parameter.query(
            "error_description", ParameterTypes.text(2000), "错误说明", "what the provider says about the error");
    private static final Parameter<String> ISSUER =
            Parameter.query("iss", ParameterTypes.text(500), "身份提供方", "issuer (RFC 9207)");
    private static final Parameter<String> SESSION_STATE =
            Parameter.query("session_state", ParameterTypes.text(500), "提供方的会话值", "the provider's own session value");
    private static final Parameter<String> COOKIES =
            Parameter.header("Cookie", ParameterTypes.text(8000), "开始登录的浏览器", "the browser that began");

    private final AccessServices access;
    private final Optional<OidcService> service;

    private OidcRoutes(AccessServices access, Optional<OidcService> service) {
        this.access = access;
        this.service = service;
    }

    public static List<Route> list(AccessServices access, Optional<OidcService> service) {
        OidcRoutes routes = new OidcRoutes(access, service);
        return List.of(
                Route.get(START, Permission.PUBLIC, "经身份提供方登录", "Sign in through the identity provider")
                        .takes(BACK)
                        .replies(Answer.elsewhere(), routes::start),
                Route.get(OidcSettings.CALLBACK, Permission.PUBLIC, "从身份提供方返回", "Back from the identity provider")
                        .takes(STATE, CODE, ERROR, ERROR_DESCRIPTION, ISSUER, SESSION_STATE, COOKIES)
                        .replies(Answer.elsewhere(), routes::complete));
    }

    private Reply<String> start(Request request) {
        OidcService oidc =
                service.orElseThrow(() -> Problem.notFound("未配置身份提供方", "no identity provider is set up here"));
        String back = request.get(BACK);
        // Only a path of ours: anything else would make this server send people elsewhere.
        String safe = back.matches("/([^/\\\\].*)?") ? back : "/";
        try {
            OidcService.Begun begun = oidc.begin(safe);
            return redirect(
                    begun.address(),
                    COOKIE + "=" + begun.browserSecret() + "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age="
                            + OidcService.LIFE.toSeconds());
        } catch (OidcException e) {
            LOG.warn("a sign-in through the identity provider could not begin: {}", e.getMessage());
            return redirect(FAILED, null);
        }
    }

    private Reply<String> complete(Request request) {
        OidcService oidc =
                service.orElseThrow(() -> Problem.notFound("未配置身份提供方", "no identity provider is set up here"));
        try {
            OidcService.Completed completed = oidc.complete(
                    request.find(STATE).orElseThrow(() -> new OidcException("no state came back")),
                    request.find(CODE)
                            .orElseThrow(() -> new OidcException(
                                    "no code came back: " + request.find(ERROR).orElse("no error either"))),
                    request.find(COOKIES)
                            .flatMap(OidcRoutes::browserSecret)
                            .orElseThrow(() -> new OidcException("not the browser that began")));
            return redirect(
                    completed.back(),
                    SessionCookie.set(access.signIn()
                            .open(completed.account(), request.caller())
                            .token()));
        } catch (OidcException e) {
            LOG.warn("a sign-in through the identity provider was refused: {}", e.getMessage());
            access.signIn().recordRefusal(request.caller(), "oidc");
            return redirect(FAILED, null);
        }
    }

    private static Optional<String> browserSecret(String cookies) {
        return Arrays.stream(cookies.split(";"))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1))
                .findFirst();
    }

    private static Reply<String> redirect(String address, @Nullable String cookie) {
        return new Reply<>(
                "",
                302,
                cookie == null ? Map.of("Location", address) : Map.of("Location", address, "Set-Cookie", cookie));
    }
}
