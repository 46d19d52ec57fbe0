package org.loomwatch.api.emergency.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/** GCJ-02 and back. */
class CoordinateFrameTest {

    @Property(tries = 200)
    void turningBackIsExactToCentimetres(
            @ForAll @DoubleRange(min = 100, max = 120) double longitude,
            @ForAll @DoubleRange(min = 18, max = 40) double latitude) {
        Coordinate there = CoordinateFrame.gcj02(new Coordinate(longitude, latitude));
        Coordinate back = CoordinateFrame.GCJ02.toWgs84(there);
        assertEquals(longitude, back.x, 1e-7);
        assertEquals(latitude, back.y, 1e-7);
    }

    @Test
    void theOffsetIsSomeHundredMetres() {
        Coordinate there = CoordinateFrame.gcj02(new Coordinate(114.35, 22.69));
        double metres = Math.hypot((there.x - 114.35) * 102_700, (there.y - 22.69) * 111_200);
        assertEquals(550, metres, 150);
    }
}
