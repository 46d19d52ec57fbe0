package org.loomwatch.datasets.synthetic.register;

import java.time.LocalDate;
import org.locationtech.jts.geom.Coordinate;
import org.loomwatch.datasets.synthetic.economy.SyntheticMonths;
import org.loomwatch.datasets.synthetic.enterprise.EnterpriseMonth;
import org.loomwatch.datasets.synthetic.feeds.RowBuffer;
import org.loomwatch.datasets.synthetic.geography.DistrictMap;
import org.loomwatch.datasets.synthetic.random.Draws;
import org.loomwatch.datasets.synthetic.random.Stream;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.enterprise.EnterpriseSize;

/** Rows of {@code enterprises.csv}. One instance per thread. */
public final class RegisterRows {

    public static final String HEADER = "uscc,name,industry,area,address,lon,lat,founded_on,size,legal_representative";

    private static final double NOT_LOCATED = 0.02;

    private final DistrictMap map;
    private final Draws draws;

    public RegisterRows(DistrictMap map, long seed) {
        this.map = map;
        this.draws = new Draws(seed);
    }

    /** Appends the enterprise as it stands in its last or latest month. */
    public void write(EnterpriseMonth e, RowBuffer out) {
        draws.at(Stream.IDENTITY, e.key, 0);
        String name = InventedNames.company(e.profile, e.soleTrader, e.staff, draws);
        String person = InventedNames.person(draws);
        LocalDate month = SyntheticMonths.at(e.month - e.age).atDay(1);
        LocalDate founded = month.plusDays(draws.below(month.lengthOfMonth()));
        draws.at(Stream.IDENTITY, e.key, 1 + e.moves);
        Area grid = map.grids().get(e.grid).area();
        String street = name(grid, AreaLevel.STREET);
        String community = name(grid, AreaLevel.COMMUNITY);
        String road = InventedNames.road(draws);
        int number = 1 + draws.below(400);
        Coordinate point = map.pointIn(e.grid, draws);
        boolean located = !draws.chance(NOT_LOCATED);
        out.put(e.uscc, 0, e.uscc.length).put(',').text(name).put(',');
        out.ascii(e.profile.industry()).put(',').ascii(grid.id()).put(',');
        out.text(name(grid, AreaLevel.DISTRICT))
                .text(street)
                .text(community)
                .text(road)
                .number(number)
                .text("号")
                .put(',');
        if (located) {
            out.decimal(point.x, 6).put(',').decimal(point.y, 6);
        } else {
            out.put(',');
        }
        out.put(',')
                .date(founded.toEpochDay())
                .put(',')
                .ascii(size(e).id())
                .put(',')
                .text(person)
                .put('\n');
    }

    /** Size class by staff alone, with the bounds of industry; a simplification of the 2017 division. */
    static EnterpriseSize size(EnterpriseMonth e) {
        if (e.staff >= 1000) {
            return EnterpriseSize.LARGE;
        }
        if (e.staff >= 300) {
            return EnterpriseSize.MEDIUM;
        }
        return e.staff >= 20 ? EnterpriseSize.SMALL : EnterpriseSize.MICRO;
    }

    private String name(Area area, AreaLevel level) {
        return map.tree().findAncestor(area.id(), level).orElseThrow().nameZh();
    }
}
