package org.loomwatch.datasets.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Best tracks of three storms near the Pearl River: Nida 2016, Hato 2017, Mangkhut 2018. */
public final class TyphoonTracks {

    private TyphoonTracks() {}

    /** The file as RSMC Tokyo publishes it. */
    public static byte[] getBestTracks() {
        try (InputStream stream = TyphoonTracks.class.getResourceAsStream("typhoons.txt")) {
            if (stream == null) {
                throw new IllegalStateException("resource typhoons.txt is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource typhoons.txt", e);
        }
    }
}
