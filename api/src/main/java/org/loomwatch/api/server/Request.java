package org.loomwatch.api.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Admission;
import org.loomwatch.api.access.Caller;
import org.loomwatch.api.access.Viewer;

/** A request as a route's handler sees it: already admitted, its parameters and body already parsed and valid. */
public final class Request {

    private final Admission admission;
    private final Map<Parameter<?>, Object> values;
    private final @Nullable Object body;
    private final Map<String, String> notes = new HashMap<>();

    Request(Admission admission, Map<Parameter<?>, Object> values, @Nullable Object body) {
        this.admission = admission;
        this.values = Map.copyOf(values);
        this.body = body;
    }

    /** What of the district the caller sees under the route's permission. */
    public Viewer viewer() {
        return admission.viewer();
    }

    public Caller caller() {
        return admission.caller();
    }

    /** Adds to what the audit keeps of this request; never secrets. */
    public void note(String name, String value) {
        notes.put(name, value);
    }

    Map<String, String> notes() {
        return notes;
    }

    /** The value of a parameter that is required or has a default. */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter)
                .orElseThrow(() -> new IllegalStateException(
                        "parameter " + parameter.name() + " is neither required nor has it a default"));
    }

    // The map holds for each parameter what its own type parsed.
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable((T) values.get(parameter));
    }

    /** The body, of the type the route declares. */
    public <B> B body(Class<B> type) {
        return type.cast(body);
    }
}
