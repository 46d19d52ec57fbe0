package org.loomwatch.api.access;

import io.javalin.http.Context;

/** Decides before a route's handler runs who is asking and whether they may. */
@FunctionalInterface
public interface AccessGate {

    /**
     * @return the viewer under whose rules the handler will run
     * @throws org.loomwatch.api.problem.Problem if the caller is unknown or does not hold the permission
     */
    Viewer admit(Permission permission, Context context);
}
