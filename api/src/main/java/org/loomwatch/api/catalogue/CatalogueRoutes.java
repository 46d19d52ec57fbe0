package org.loomwatch.api.catalogue;

import java.util.List;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Route;

/** The words of the data. */
public final class CatalogueRoutes {

    private CatalogueRoutes() {}

    public static List<Route> list(CatalogueService catalogues) {
        return List.of(Route.get(
                        "/api/v1/catalogue",
                        Permission.CATALOGUE_READ,
                        "数据目录",
                        "Feeds, measures, indicators, industries, sizes")
                .answers(Answer.json(Catalogue.class).revalidated(), request -> catalogues.get(request.viewer())));
    }
}
