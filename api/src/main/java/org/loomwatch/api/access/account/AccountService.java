package org.loomwatch.api.access.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AccessRevision;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/** Accounts and units. Says nothing about rights: those are grants. */
public final class AccountService {

    private static final String COLUMNS = "id, login, display_name, unit_id, must_change_password,"
            + " oidc_subject IS NOT NULL AS external, disabled_at, created_at";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOGIN_FORM = "[a-z0-9][a-z0-9._-]{1,63}";
    private static final String UNIT_FORM = "[a-z0-9][a-z0-9_-]{0,63}";

    private final Jdbi postgres;
    private final PasswordHasher hasher;

    public AccountService(Jdbi postgres, PasswordHasher hasher) {
        this.postgres = postgres;
        this.hasher = hasher;
    }

    /**
     * Opens an account whose password must be changed at first use.
     *
     * @throws Problem if the login is taken or malformed, the unit unknown, or the password too weak
     */
    public Account add(String login, String displayName, @Nullable String unit, String password) {
        return add(login, displayName, unit, password, true);
    }

    /** As the shorter form; {@code mustChange} is false only for passwords that their owner chose. */
    public Account add(String login, String displayName, @Nullable String unit, String password, boolean mustChange) {
        requireLogin(login);
        requireStrong(login, password);
        if (displayName.isBlank() || displayName.length() > 100) {
            throw invalid("姓名须为 1 至 100 个字符", "display_name: expected 1 to 100 characters");
        }
        UUID id = UUID.randomUUID();
        String hash = hasher.hash(password);
        try {
            postgres.useTransaction(handle -> {
                requireUnit(handle, unit);
                handle.createUpdate("""
                                INSERT INTO account (id, login, display_name, unit_id, password_hash, must_change_password)
                                VALUES (:id, :login, :name, :unit, :hash, :mustChange)""")
                        .bind("id", id)
                        .bind("login", login)
                        .bind("name", displayName)
                        .bind("unit", unit)
                        .bind("hash", hash)
                        .bind("mustChange", mustChange)
                        .execute();
                AccessRevision.advance(handle);
            });
        } catch (UnableToExecuteStatementException e) {
            if (isUniqueViolation(e)) {
                throw new Problem(
                        ProblemType.CONFLICT, Text.of("登录名 " + login + " 已被使用", "the login " + login + " is taken"));
            }
            throw e;
        }
        return get(login);
    }

    /** Sets a password chosen by its owner ({@code mustChange} false) or handed out by an administrator (true). */
    public void setPassword(Account account, String password, boolean mustChange) {
        requireStrong(account.login(), password);
        String hash = hasher.hash(password);
        postgres.useTransaction(handle -> {
            handle.createUpdate(
                            "UPDATE account SET password_hash = :hash, must_change_password = :mustChange WHERE id = :id")
                    .bind("hash", hash)
                    .bind("mustChange", mustChange)
                    .bind("id", account.id())
                    .execute();
            AccessRevision.advance(handle);
        });
    }

    /** The open account that this login and password belong to. Takes as long for a login that does not exist. */
    public Optional<Account> findByPassword(String login, String password) {
        Optional<String> stored = postgres.withHandle(handle -> handle.createQuery("SELECT password_hash FROM account"
                        + " WHERE login = :login AND disabled_at IS NULL AND password_hash IS NOT NULL")
                .bind("login", login.toLowerCase(Locale.ROOT))
                .mapTo(String.class)
                .findOne());
        if (stored.isEmpty()) {
            hasher.pretend(password);
            return Optional.empty();
        }
        return hasher.matches(password, stored.get()) ? find(login.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    public Optional<Account> findBySubject(String oidcSubject) {
        return findWhere("oidc_subject = :value", oidcSubject);
    }

    public Optional<Account> findById(UUID id) {
        return findWhere("id = :value", id);
    }

    /** Ties an account to the person an identity provider knows under {@code subject}. */
    public void linkSubject(Account account, String subject) {
        postgres.useHandle(
                handle -> handle.execute("UPDATE account SET oidc_subject = ? WHERE id = ?", subject, account.id()));
    }

    public Account get(String login) {
        return find(login).orElseThrow(() -> Problem.notFound("没有账号 " + login, "there is no account " + login));
    }

    public Optional<Account> find(String login) {
        return findWhere("login = :value", login);
    }

    public List<Account> list() {
        return postgres.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM account ORDER BY login")
                .map(AccountService::read)
                .list());
    }

    public boolean isEmpty() {
        return postgres.withHandle(handle -> !handle.createQuery("SELECT EXISTS (SELECT 1 FROM account)")
                .mapTo(Boolean.class)
                .one());
    }

    /** Closes or opens an account; closing ends its sessions and tokens at once. */
    public void setDisabled(Account account, boolean disabled) {
        postgres.useTransaction(handle -> {
            handle.execute(
                    "UPDATE account SET disabled_at = CASE WHEN ? THEN now() END WHERE id = ?", disabled, account.id());
            if (disabled) {
                handle.execute(
                        "UPDATE session SET ended_at = now() WHERE account_id = ? AND ended_at IS NULL", account.id());
                handle.execute(
                        "UPDATE service_token SET revoked_at = now() WHERE account_id = ? AND revoked_at IS NULL",
                        account.id());
            }
            AccessRevision.advance(handle);
        });
    }

    /** Makes a unit, or renames and moves the one that has this id. */
    public Unit putUnit(Unit unit) {
        if (!unit.id().matches(UNIT_FORM)) {
            throw invalid(
                    "单位编号须为小写字母、数字、下划线或连字符",
                    "unit id: expected lower-case letters, digits, underscore or hyphen, found '" + unit.id() + "'");
        }
        if (unit.nameZh().isBlank() || unit.nameEn().isBlank() || unit.area().isBlank()) {
            throw invalid("单位须有中英文名称和所在区域", "a unit needs name_zh, name_en and area");
        }
        postgres.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO unit (id, name_zh, name_en, area) VALUES (:id, :zh, :en, :area)
                        ON CONFLICT (id) DO UPDATE SET name_zh = :zh, name_en = :en, area = :area""")
                .bind("id", unit.id())
                .bind("zh", unit.nameZh())
                .bind("en", unit.nameEn())
                .bind("area", unit.area())
                .execute());
        return unit;
    }

    public List<Unit> listUnits() {
        return postgres.withHandle(handle -> handle.createQuery(
                        "SELECT id, name_zh, name_en, area FROM unit ORDER BY id")
                .map((row, context) -> new Unit(
                        row.getString("id"), row.getString("name_zh"), row.getString("name_en"), row.getString("area")))
                .list());
    }

    private Optional<Account> findWhere(String condition, Object value) {
        return postgres.withHandle(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM account WHERE " + condition)
                        .bind("value", value)
                        .map(AccountService::read)
                        .findOne());
    }

    private static void requireUnit(Handle handle, @Nullable String unit) {
        if (unit != null
                && handle.createQuery("SELECT 1 FROM unit WHERE id = :id")
                        .bind("id", unit)
                        .mapTo(Integer.class)
                        .findOne()
                        .isEmpty()) {
            throw invalid("没有单位 " + unit, "unit: there is no unit " + unit);
        }
    }

    private static void requireLogin(String login) {
        if (!login.matches(LOGIN_FORM)) {
            throw invalid(
                    "登录名须为 2 至 64 个小写字母、数字、点、下划线或连字符",
                    "login: expected 2 to 64 lower-case letters, digits, dots, underscores or hyphens, found '" + login
                            + "'");
        }
    }

    private static void requireStrong(String login, String password) {
        PasswordRules.findRefusal(login, password).ifPresent(refusal -> {
            throw new Problem(ProblemType.WEAK_PASSWORD, refusal.text());
        });
    }

    private static Problem invalid(String zh, String en) {
        return new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
    }

    private static boolean isUniqueViolation(UnableToExecuteStatementException e) {
        return e.getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }

    private static Account read(ResultSet row, StatementContext context) throws SQLException {
        OffsetDateTime disabled = row.getObject("disabled_at", OffsetDateTime.class);
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("login"),
                row.getString("display_name"),
                row.getString("unit_id"),
                row.getBoolean("must_change_password"),
                row.getBoolean("external"),
                disabled == null ? null : disabled.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
