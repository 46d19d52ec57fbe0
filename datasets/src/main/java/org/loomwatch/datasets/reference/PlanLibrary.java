package org.loomwatch.datasets.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.loomwatch.domain.alert.Hazard;

/** The plans that Loomwatch brings along: a complete set for every hazard, all levels and all categories. */
public final class PlanLibrary {

    private PlanLibrary() {}

    /** The default plan of a hazard, as YAML. */
    public static String getYaml(Hazard hazard) {
        String name = "plans/" + hazard.id() + ".yaml";
        try (InputStream stream = PlanLibrary.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name, e);
        }
    }
}
