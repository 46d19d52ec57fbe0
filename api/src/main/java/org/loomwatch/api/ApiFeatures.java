package org.loomwatch.api;

import java.util.List;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.school.SchoolFeature;

/** Every feature of the product, one line each. */
public final class ApiFeatures {

    private ApiFeatures() {}

    public static List<Feature> list(ServerContext context) {
        return List.of(new DistrictFeature(context), new SchoolFeature(context));
    }
}
