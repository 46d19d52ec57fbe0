package org.loomwatch.api.emergency.activation;

import java.util.List;
import org.loomwatch.api.emergency.resource.Person;

/** A resource as it stood when the activation reached it. */
public record FrozenResource(
        String id,
        int version,
        String category,
        String name,
        String area,
        List<String> streets,
        String unit,
        String contact,
        String telephone,
        List<Person> others,
        double longitude,
        double latitude,
        boolean released) {

    public FrozenResource {
        streets = List.copyOf(streets);
        others = List.copyOf(others);
    }
}
