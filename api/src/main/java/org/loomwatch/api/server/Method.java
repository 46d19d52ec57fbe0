package org.loomwatch.api.server;

/** HTTP methods routes are declared for; HEAD is answered wherever GET is. */
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /** Whether requests of this method may change something (RFC 9110, 9.2.1). */
    public boolean isUnsafe() {
        return this != GET;
    }
}
