package org.loomwatch.api.access;

import java.util.Map;

/** A request that passed the gate. */
public interface Admission {

    Caller caller();

    /** What the caller sees under the permission of the route. */
    Viewer viewer();

    /**
     * Keeps in the audit what the request did, before its answer goes out.
     *
     * @param object what it was about, such as a USCC; empty if nothing single
     * @param detail parameters worth keeping
     */
    void audit(String object, boolean succeeded, Map<String, String> detail);
}
