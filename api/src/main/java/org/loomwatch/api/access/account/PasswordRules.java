package org.loomwatch.api.access.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.loomwatch.api.problem.Text;

/** What a new password must be: long enough, no name, none of the best known (NIST SP 800-63B, section 5.1.1.2). */
public final class PasswordRules {

    public static final int MIN_LENGTH = 12;
    public static final int MAX_LENGTH = 128;

    private static final Set<String> WELL_KNOWN = Set.of(
            "123456789012",
            "1234567890123",
            "password1234",
            "passwordpassword",
            "qwertyuiop12",
            "qwertyuiopas",
            "111111111111",
            "000000000000",
            "abcdefghijkl",
            "abcd12345678",
            "admin1234567",
            "administrator",
            "iloveyou1234",
            "woaini1314520",
            "loomwatch1234");

    /** Why a password is refused. */
    public enum Refusal {
        TOO_SHORT("密码至少需要 12 个字符", "the password needs at least 12 characters"),
        TOO_LONG("密码最多 128 个字符", "the password may have at most 128 characters"),
        CONTAINS_LOGIN("密码不能包含登录名", "the password must not contain the login"),
        WELL_KNOWN("密码过于常见", "the password is one of the best known"),
        MONOTONOUS("密码至少需要 5 个不同的字符", "the password needs at least 5 different characters");

        private final Text text;

        Refusal(String zh, String en) {
            this.text = new Text(zh, en);
        }

        public Text text() {
            return text;
        }
    }

    private PasswordRules() {}

    public static Optional<Refusal> findRefusal(String login, String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            return Optional.of(Refusal.TOO_SHORT);
        }
        if (password.length() > MAX_LENGTH) {
            return Optional.of(Refusal.TOO_LONG);
        }
        if (lower.contains(login.toLowerCase(Locale.ROOT))) {
            return Optional.of(Refusal.CONTAINS_LOGIN);
        }
        if (password.codePoints().distinct().count() < 5) {
            return Optional.of(Refusal.MONOTONOUS);
        }
        return WELL_KNOWN.contains(lower) ? Optional.of(Refusal.WELL_KNOWN) : Optional.empty();
    }
}
