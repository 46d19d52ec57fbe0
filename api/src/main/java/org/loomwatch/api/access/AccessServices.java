package org.loomwatch.api.access;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.account.AccountService;
import org.loomwatch.api.access.account.LoginThrottle;
import org.loomwatch.api.access.account.PasswordHasher;
import org.loomwatch.api.access.grant.GrantService;
import org.loomwatch.api.access.session.BreakGlassService;
import org.loomwatch.api.access.session.IdentityService;
import org.loomwatch.api.access.session.ServiceTokenService;
import org.loomwatch.api.access.session.SessionGate;
import org.loomwatch.api.access.session.SessionService;
import org.loomwatch.api.access.session.SetupService;
import org.loomwatch.api.access.session.SignInService;
import org.loomwatch.api.audit.AuditAnchor;
import org.loomwatch.api.audit.AuditTrail;
import org.loomwatch.api.audit.AuditVerifier;
import org.loomwatch.domain.area.AreaTree;

/** The services of access and audit over one database, wired. */
public final class AccessServices implements AutoCloseable {

    private final Jdbi postgres;
    private final AccountService accounts;
    private final GrantService grants;
    private final SessionService sessions;
    private final ServiceTokenService tokens;
    private final BreakGlassService breakGlass;
    private final IdentityService identities;
    private final SetupService setup;
    private final SignInService signIn;
    private final AreaTreeCache areas;
    private final AuditAnchor anchor;
    private final AuditTrail audit;

    /**
     * @param auditFolder where the key and the head of the audit trail are kept, outside the database
     * @param areas reads the area tree; empty while none is loaded
     */
    public AccessServices(Jdbi postgres, Path auditFolder, Supplier<Optional<AreaTree>> areas, Clock clock) {
        this.postgres = postgres;
        this.accounts = new AccountService(postgres, new PasswordHasher());
        this.grants = new GrantService(postgres, clock);
        this.sessions = new SessionService(postgres, clock);
        this.tokens = new ServiceTokenService(postgres, clock);
        this.breakGlass = new BreakGlassService(postgres, clock);
        this.identities = new IdentityService(postgres, accounts, grants, sessions, tokens, breakGlass, clock);
        this.setup = new SetupService(postgres, accounts, grants, clock);
        this.areas = new AreaTreeCache(areas, clock);
        this.anchor = new AuditAnchor(auditFolder);
        this.audit = new AuditTrail(postgres, anchor, clock);
        this.signIn = new SignInService(accounts, sessions, new LoginThrottle(postgres, clock), audit);
    }

    public AccessGate gate() {
        return new SessionGate(identities, areas, audit);
    }

    public Jdbi postgres() {
        return postgres;
    }

    public AccountService accounts() {
        return accounts;
    }

    public GrantService grants() {
        return grants;
    }

    public SessionService sessions() {
        return sessions;
    }

    public ServiceTokenService tokens() {
        return tokens;
    }

    public BreakGlassService breakGlass() {
        return breakGlass;
    }

    public IdentityService identities() {
        return identities;
    }

    public SetupService setup() {
        return setup;
    }

    public SignInService signIn() {
        return signIn;
    }

    public AreaTreeCache areas() {
        return areas;
    }

    public AuditAnchor anchor() {
        return anchor;
    }

    public AuditVerifier verifier() {
        return new AuditVerifier(postgres, anchor);
    }

    public AuditTrail audit() {
        return audit;
    }

    @Override
    public void close() {
        audit.close();
    }
}
