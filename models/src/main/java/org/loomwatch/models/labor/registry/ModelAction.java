package org.loomwatch.models.labor.registry;

import java.util.Locale;

/** How the model at work changes. */
public enum ModelAction {
    /** A challenger or an earlier model goes to work. */
    PROMOTE,
    /** The model that was at work before goes back to work. */
    ROLLBACK;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
