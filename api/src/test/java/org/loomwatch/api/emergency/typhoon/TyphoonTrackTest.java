package org.loomwatch.api.emergency.typhoon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Best tracks of RSMC Tokyo near the Pearl River, as published: what reached 22.69 N 114.35 E. */
class TyphoonTrackTest {

    private static final String TRACKS = """
            66666 1713  004 0019 1713 1 0                 HATO              20171010
            17082218 002 5 211 1160  970     065     90040 0040 60180 0120
            17082300 002 5 216 1144  965     075     90050 0050 40180 0120
            17082306 002 5 223 1128  965     075     90050 0050 40180 0090
            17082312 002 4 227 1110  985     050     00000 0000 90090 0090
            66666 1822  003 0029 1822 0 6             MANGKHUT              20181026
            18091600 002 5 206 1153  960     075     90090 0090 20350 0240
            18091606 002 5 217 1135  960     075     90090 0090 20350 0210
            18091612 002 5 222 1116  970     065     90090 0090 20300 0180
            """;

    private static final List<TyphoonTrack> READ = TrackFiles.read(TRACKS.getBytes(StandardCharsets.UTF_8));

    @Test
    void hatoBroughtThirtyKnotsAndNotFifty() {
        TyphoonTrack hato = READ.get(0);
        assertEquals("HATO", hato.name());
        TyphoonTrack.Entry entry = hato.entry(22.69, 114.35);
        assertNotNull(entry.in30());
        assertNull(entry.in50());
        TyphoonTrack.Approach nearest = hato.closestApproach(22.69, 114.35);
        assertEquals(58, nearest.nauticalMiles(), 2);
        assertTrue(nearest.time().isAfter(Instant.parse("2017-08-23T00:00:00Z")));
    }

    @Test
    void mangkhutBroughtBoth() {
        TyphoonTrack.Entry entry = READ.get(1).entry(22.69, 114.35);
        assertNotNull(entry.in30());
        assertNotNull(entry.in50());
        assertTrue(entry.in30().isBefore(entry.in50()));
    }

    @Test
    void quadrantsReachDifferently() {
        WindArea area = WindArea.quadrants(100, 80, 60, 40);
        assertTrue(area.covers(60, 60));
        assertFalse(area.covers(60, -60));
        assertFalse(area.covers(-50, -50));
        assertFalse(area.covers(-30, 30));
        assertTrue(area.covers(-20, 30));
    }

    @Test
    void aForecastComesAsJson() {
        String json =
                "{\"id\":\"2601\",\"name\":\"TEST\",\"points\":[{\"time\":\"2026-09-07T08:00:00+08:00\",\"latitude\":21,"
                        + "\"longitude\":115,\"wind\":70,\"wind30\":[150,120,100,130],\"forecast\":true}]}";
        TyphoonTrack track =
                TrackFiles.read(json.getBytes(StandardCharsets.UTF_8)).get(0);
        assertTrue(track.points().get(0).covers(30, 22.69, 114.35));
        assertFalse(track.points().get(0).covers(50, 22.69, 114.35));
    }
}
