package org.loomwatch.api.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loomwatch.api.access.account.AccountRoutes;
import org.loomwatch.api.access.grant.GrantRoutes;
import org.loomwatch.api.access.oidc.OidcRoutes;
import org.loomwatch.api.access.oidc.OidcService;
import org.loomwatch.api.access.oidc.OidcSettings;
import org.loomwatch.api.access.session.SessionRoutes;
import org.loomwatch.api.audit.AuditRoutes;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.event.EventRoutes;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.server.Route;

/** Signing in, accounts, grants, the audit trail, and the events of open pages. */
public final class AccessFeature implements Feature {

    private final ServerContext context;
    private final Optional<OidcService> oidc;

    public AccessFeature(ServerContext context) {
        this.context = context;
        this.oidc = OidcSettings.from(System.getenv())
                .map(settings -> new OidcService(
                        settings, context.postgres(), context.access().accounts(), context.clock()));
    }

    @Override
    public List<Route> routes() {
        AccessServices access = context.access();
        List<Route> routes = new ArrayList<>();
        routes.addAll(SessionRoutes.list(
                access, oidc.map(OidcService::provider).stream().toList()));
        routes.addAll(OidcRoutes.list(access, oidc));
        routes.addAll(AccountRoutes.list(access, new EnterpriseService(context.clickhouse(), context.areas())));
        routes.addAll(GrantRoutes.list(access));
        routes.addAll(AuditRoutes.list(access));
        routes.addAll(EventRoutes.list(access.identities()));
        return routes;
    }
}
