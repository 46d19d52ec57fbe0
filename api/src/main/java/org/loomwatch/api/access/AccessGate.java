package org.loomwatch.api.access;

import io.javalin.http.Context;

/** Decides before a route's handler runs who is asking and whether they may, and keeps what came of it. */
public interface AccessGate {

    /**
     * @param action the route's operation id, for the audit
     * @param unsafe whether the route changes anything
     * @return who is asking and what they see
     * @throws org.loomwatch.api.problem.Problem if the caller is unknown or does not hold the permission
     */
    Admission admit(Permission permission, String action, boolean unsafe, Context context);
}
