package org.loomwatch.api.access.session;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.loomwatch.api.access.AccessGate;
import org.loomwatch.api.access.Admission;
import org.loomwatch.api.access.AreaTreeCache;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Secrets;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.audit.AuditEvent;
import org.loomwatch.api.audit.AuditEvent.Outcome;
import org.loomwatch.api.audit.AuditTrail;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/** Admits by session cookie or service token, and keeps every request that touches data, admitted or not, in the audit. */
public final class SessionGate implements AccessGate {

    private static final String BEARER = "Bearer ";

    /** Values of Sec-Fetch-Site by which a browser says that a request comes from our own page or from no page. */
    private static final Set<String> OWN_PAGE = Set.of("same-origin", "none");

    private final IdentityService identities;
    private final AreaTreeCache areas;
    private final AuditTrail audit;

    public SessionGate(IdentityService identities, AreaTreeCache areas, AuditTrail audit) {
        this.identities = identities;
        this.areas = areas;
        this.audit = audit;
    }

    @Override
    public Admission admit(Permission permission, String action, boolean unsafe, Context context) {
        Caller caller = identify(context);
        try {
            if (unsafe) {
                requireOwnPage(caller, context);
            }
            requirePermission(caller, permission);
        } catch (Problem denied) {
            audit.record(event(caller, action, "", Outcome.DENIED, Map.of("path", context.path())));
            throw denied;
        }
        Viewer viewer = permission == Permission.PUBLIC
                ? Viewer.blind(caller.name())
                : caller.rights().viewer(caller.name(), permission, areas.get());
        return new Admitted(caller, viewer, permission, action);
    }

    private Caller identify(Context context) {
        String userAgent = context.userAgent();
        Caller anonymous = Caller.anonymous(context.ip(), userAgent == null ? "" : userAgent);
        String authorization = context.header("Authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            return identities
                    .findByServiceToken(authorization.substring(BEARER.length()).strip(), anonymous)
                    .orElse(anonymous);
        }
        return SessionCookie.find(context)
                .flatMap(token -> identities.findBySession(token, anonymous))
                .orElse(anonymous);
    }

    /** Another site's page can make a browser send our cookie, but neither this header nor the derived token. */
    private static void requireOwnPage(Caller caller, Context context) {
        String site = context.header("Sec-Fetch-Site");
        boolean foreign = site != null && !OWN_PAGE.contains(site);
        String sent = context.header(SessionCookie.CSRF_HEADER);
        String expected = caller.csrfToken();
        boolean unproven = expected != null && (sent == null || !Secrets.equal(expected, sent));
        if (foreign || unproven) {
            throw new Problem(
                    ProblemType.CSRF,
                    Text.of(
                            "请求不是来自本系统的页面，请刷新后重试",
                            "the request does not come from a page of this system; reload and try again"));
        }
    }

    private static void requirePermission(Caller caller, Permission permission) {
        if (caller.holds(permission)) {
            boolean stale = caller.findAccount()
                    .filter(account -> account.mustChangePassword())
                    .isPresent();
            if (stale && permission != Permission.PUBLIC && permission != Permission.SIGNED_IN) {
                throw new Problem(
                        ProblemType.PASSWORD_CHANGE_REQUIRED,
                        Text.of("首次登录须先修改密码", "the password must be changed before anything else"));
            }
            return;
        }
        if (caller.findAccount().isEmpty()) {
            throw new Problem(ProblemType.UNAUTHENTICATED, Text.of("请先登录", "sign in first"));
        }
        throw new Problem(ProblemType.FORBIDDEN, Text.of("您没有使用此功能的权限", "you do not hold the permission for this"));
    }

    private static AuditEvent event(
            Caller caller, String action, String object, Outcome outcome, Map<String, String> detail) {
        Map<String, String> all = new TreeMap<>(detail);
        if (caller.breakGlass() != null) {
            all.put("break_glass", caller.breakGlass().toString());
        }
        return new AuditEvent(
                caller.name(),
                caller.findAccount().map(account -> account.id()).orElse(null),
                caller.findSession().map(Session::id).orElse(null),
                caller.address(),
                action,
                object,
                outcome,
                all);
    }

    private final class Admitted implements Admission {
        private final Caller caller;
        private final Viewer viewer;
        private final Permission permission;
        private final String action;

        Admitted(Caller caller, Viewer viewer, Permission permission, String action) {
            this.caller = caller;
            this.viewer = viewer;
            this.permission = permission;
            this.action = action;
        }

        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public Viewer viewer() {
            return viewer;
        }

        @Override
        public void audit(String object, boolean succeeded, Map<String, String> detail) {
            // Public routes carry no data; those that matter, such as signing in, keep their own entry.
            if (permission != Permission.PUBLIC) {
                audit.record(event(caller, action, object, succeeded ? Outcome.OK : Outcome.FAILED, detail));
            }
        }
    }
}
