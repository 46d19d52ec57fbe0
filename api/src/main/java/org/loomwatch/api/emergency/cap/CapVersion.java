package org.loomwatch.api.emergency.cap;

import java.util.Arrays;
import java.util.Optional;

/** The versions of the Common Alerting Protocol, told apart by their namespace. */
enum CapVersion {
    V1_0("cap-1.0", "http://www.incident.com/cap/1.0"),
    V1_1("cap-1.1", "urn:oasis:names:tc:emergency:cap:1.1"),
    V1_2("cap-1.2", "urn:oasis:names:tc:emergency:cap:1.2");

    private final String format;
    private final String namespace;

    CapVersion(String format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    /** Name in verdicts, and of the schema's file. */
    String format() {
        return format;
    }

    static Optional<CapVersion> find(String namespace) {
        return Arrays.stream(values())
                .filter(version -> version.namespace.equals(namespace))
                .findFirst();
    }
}
