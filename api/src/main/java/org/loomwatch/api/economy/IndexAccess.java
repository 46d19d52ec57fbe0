package org.loomwatch.api.economy;

import java.util.Optional;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.models.economy.panel.EconomicMeasure;

/**
 * Which figures a viewer may see. Figures of the whole district, its industries and anonymous movers go to those who see the
 * whole district; a street's go to those who see that street; a single series needs the ratios of its feed.
 */
final class IndexAccess {

    private final AreaService areas;

    IndexAccess(AreaService areas) {
        this.areas = areas;
    }

    boolean seesDistrict(Viewer viewer) {
        return viewer.areas().everywhere()
                || areas.findDistrict(viewer)
                        .filter(area -> viewer.areas().covers(area.id()))
                        .isPresent();
    }

    boolean seesCell(Viewer viewer, String scope, String cell) {
        return scope.equals("street") ? viewer.areas().covers(cell) : seesDistrict(viewer);
    }

    /** Whether the growth of this measure may be told apart; {@code rest} and unknown keys may. */
    boolean seesSeries(Viewer viewer, String measure) {
        return EconomicMeasure.find(measure)
                .flatMap(EconomicMeasure::feed)
                .map(feed -> viewer.scope(feed, FieldDetail.RATIOS).everywhere()
                        || districtOf(viewer)
                                .filter(id ->
                                        viewer.scope(feed, FieldDetail.RATIOS).covers(id))
                                .isPresent())
                .orElse(true);
    }

    private Optional<String> districtOf(Viewer viewer) {
        return areas.findDistrict(viewer).map(area -> area.id());
    }
}
