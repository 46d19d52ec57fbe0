package org.loomwatch.api.server;

/** HTTP methods routes are declared for; HEAD is answered wherever GET is. */
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
}
