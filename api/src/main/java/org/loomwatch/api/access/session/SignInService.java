package org.loomwatch.api.access.session;

import java.util.Locale;
import java.util.Map;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.account.Account;
import org.loomwatch.api.access.account.AccountService;
import org.loomwatch.api.access.account.LoginThrottle;
import org.loomwatch.api.audit.AuditEvent;
import org.loomwatch.api.audit.AuditEvent.Outcome;
import org.loomwatch.api.audit.AuditTrail;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/** Signing in and out, and changing one's password. Every success gives a new session and ends the one before. */
public final class SignInService {

    private final AccountService accounts;
    private final SessionService sessions;
    private final LoginThrottle throttle;
    private final AuditTrail audit;

    public SignInService(AccountService accounts, SessionService sessions, LoginThrottle throttle, AuditTrail audit) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** @throws Problem the same for a wrong password, an unknown login and a closed account */
    public SessionService.Opened signIn(String typedLogin, String password, Caller caller) {
        String login = typedLogin.strip().toLowerCase(Locale.ROOT);
        throttle.findWait(login, caller.address()).ifPresent(wait -> {
            record(caller, login, Outcome.DENIED);
            throw Problem.tooManyAttempts(wait);
        });
        Account account = accounts.findByPassword(login, password).orElseThrow(() -> {
            throttle.recordFailure(login, caller.address());
            record(caller, login, Outcome.FAILED);
            return new Problem(
                    ProblemType.WRONG_CREDENTIALS, Text.of("登录名或密码不正确", "the login or the password is wrong"));
        });
        throttle.recordSuccess(login);
        return open(account, caller);
    }

    /** Opens a session for somebody whom an identity provider vouches for. */
    public SessionService.Opened open(Account account, Caller caller) {
        signOut(caller);
        SessionService.Opened opened = sessions.open(account, caller.address(), caller.userAgent());
        audit.record(new AuditEvent(
                account.login(),
                account.id(),
                opened.session().id(),
                caller.address(),
                "session.open",
                account.login(),
                Outcome.OK,
                Map.of()));
        return opened;
    }

    public void signOut(Caller caller) {
        caller.findSession().ifPresent(session -> sessions.end(session.accountId(), session.id()));
    }

    /** Sets a new password, ends every session of the account and opens a new one. */
    public SessionService.Opened changePassword(Caller caller, String current, String next) {
        Account account = caller.getAccount();
        throttle.findWait(account.login(), caller.address()).ifPresent(wait -> {
            throw Problem.tooManyAttempts(wait);
        });
        if (accounts.findByPassword(account.login(), current).isEmpty()) {
            throttle.recordFailure(account.login(), caller.address());
            throw new Problem(ProblemType.WRONG_CREDENTIALS, Text.of("当前密码不正确", "the current password is wrong"));
        }
        if (current.equals(next)) {
            throw new Problem(
                    ProblemType.WEAK_PASSWORD, Text.of("新密码不能与当前密码相同", "the new password is the current one"));
        }
        accounts.setPassword(account, next, false);
        sessions.endAll(account.id());
        return open(account, caller);
    }

    /** Keeps that somebody whom an identity provider sent was not let in. */
    public void recordRefusal(Caller caller, String provider) {
        record(caller, provider, Outcome.DENIED);
    }

    private void record(Caller caller, String login, Outcome outcome) {
        String shown = login.length() <= 64 ? login : login.substring(0, 64) + "…";
        audit.record(
                new AuditEvent(caller.name(), null, null, caller.address(), "session.open", shown, outcome, Map.of()));
    }
}
