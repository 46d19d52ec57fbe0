package org.loomwatch.api.access;

import io.javalin.http.Context;
import java.util.Map;

/** Admits everybody as the person at this machine. For servers that only this process itself talks to. */
public final class LocalGate implements AccessGate {

    @Override
    public Admission admit(Permission permission, String action, boolean unsafe, Context context) {
        Caller caller = Caller.anonymous(context.ip(), "");
        return new Admission() {
            @Override
            public Caller caller() {
                return caller;
            }

            @Override
            public Viewer viewer() {
                return Viewer.LOCAL;
            }

            @Override
            public void audit(String object, boolean succeeded, Map<String, String> detail) {
                // Nobody but this process is there to be audited.
            }
        };
    }
}
