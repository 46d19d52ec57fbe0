package org.loomwatch.domain.alert;

import java.util.Objects;

/** A value of a system that its name tells, as CAP writes codes, parameters and places. */
public record NamedValue(String name, String value) {

    public NamedValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
