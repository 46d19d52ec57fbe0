package org.loomwatch.api.notice;

import java.util.Locale;
import java.util.Objects;
import org.loomwatch.domain.access.Role;

/**
 * Whom a notice is for.
 *
 * @param id unit id, login, or role id
 */
public record Audience(Kind kind, String id) {

    /** What an audience is named by. */
    public enum Kind {
        UNIT,
        ACCOUNT,
        ROLE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Audience {
        Objects.requireNonNull(kind, "kind");
        if (id.isBlank()) {
            throw new IllegalArgumentException("a notice is for somebody");
        }
    }

    /** Everybody who works for a unit. */
    public static Audience unit(String unit) {
        return new Audience(Kind.UNIT, unit);
    }

    public static Audience account(String login) {
        return new Audience(Kind.ACCOUNT, login);
    }

    /** Everybody who holds a role anywhere; the notice therefore says nothing that only some of them may see. */
    public static Audience role(Role role) {
        return new Audience(Kind.ROLE, role.id());
    }
}
