package org.loomwatch.datasets.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibilityTest {

    private static final YearMonth UNTIL = YearMonth.of(2021, 6);

    /** More than one chunk of slots, so that threads have something to get out of order. */
    private static final int ENTERPRISES = 5000;

    @TempDir
    Path directory;

    @Test
    void sameSeedGivesSameBytesWhateverThreadsLocaleAndTimeZone() throws Exception {
        String plain = hash(generate(request("plain").withThreads(1)));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertEquals(plain, hash(generate(request("elsewhere").withThreads(3))));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertNotEquals(plain, hash(generate(request("other").withSeed(2))));
    }

    @Test
    void monthIsTheSameInEveryWindow() throws Exception {
        Path narrow = generate(request("narrow"));
        Path wide = generate(request("wide").withMonths(8).withUntil(UNTIL.plusMonths(3)));
        for (String feed : List.of("wages", "power", "tax", "complaints")) {
            String name = "feeds/" + feed + "-" + UNTIL.minusMonths(1) + "-1.csv";
            assertEquals(-1, Files.mismatch(narrow.resolve(name), wide.resolve(name)), name);
        }
        assertEquals(-1, Files.mismatch(narrow.resolve("master/areas.geojson"), wide.resolve("master/areas.geojson")));
    }

    @Test
    void memoryDoesNotGrowWithMonths() {
        List<Long> used = new ArrayList<>();
        DistrictRequest request = DistrictRequest.into(directory.resolve("long"))
                .withEnterprises(300)
                .withMonths(60)
                .withThreads(1);
        new DistrictGenerator().generate(request, (month, done, total, rows) -> {
            if (done % 20 == 0) {
                used.add(usedAfterCollection());
            }
        });
        assertEquals(3, used.size());
        long growth = used.get(2) - used.get(0);
        assertTrue(growth < 4 << 20, "40 months more took " + growth + " bytes more");
    }

    private DistrictRequest request(String name) {
        return DistrictRequest.into(directory.resolve(name))
                .withEnterprises(ENTERPRISES)
                .withMonths(2)
                .withUntil(UNTIL)
                .withThreads(2);
    }

    private static Path generate(DistrictRequest request) {
        new DistrictGenerator().generate(request, GenerationProgress.SILENT);
        return request.directory();
    }

    private static long usedAfterCollection() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static String hash(Path root) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(root.relativize(file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
