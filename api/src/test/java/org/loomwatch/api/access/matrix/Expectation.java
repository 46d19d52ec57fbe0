package org.loomwatch.api.access.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is expected of one route: one line of {@code access-matrix.txt}.
 *
 * @param unseeded whether the marked district holds nothing for this route, so that only leaks can be looked for
 * @param samples values for parameters whose name does not say what they are
 */
record Expectation(String route, Kind kind, boolean unseeded, Map<String, String> samples) {

    /** How a route is guarded. */
    enum Kind {
        /** For anybody, signed in or not: tells nothing of the district. */
        OPEN,
        /** One's own things only. */
        OWN,
        /** By the permission alone: tells nothing of single enterprises. */
        OFFICE,
        /** The same for everybody who holds the permission: tells nothing of single enterprises. */
        DISTRICT,
        /** Areas inside the grant. */
        AREAS,
        /** Enterprises inside the grant, and no figures of theirs. */
        ENTERPRISES,
        /** Figures of enterprises, inside the grant's areas and fields. */
        FIGURES,
        /** Totals over enterprises inside the grant's areas and fields, none of them small. */
        TOTALS;

        boolean isRuled() {
            return this == AREAS || this == ENTERPRISES || this == FIGURES || this == TOTALS;
        }
    }

    /** By route, such as {@code GET /api/v1/enterprises}. */
    static Map<String, Expectation> readAll() {
        Map<String, Expectation> all = new LinkedHashMap<>();
        for (String line : lines()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.strip().split("\\s+");
            Map<String, String> samples = new HashMap<>();
            boolean unseeded = false;
            for (String word : List.of(words).subList(3, words.length)) {
                if (word.equals("unseeded")) {
                    unseeded = true;
                } else {
                    samples.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
                }
            }
            String route = words[0] + " " + words[1];
            Kind kind = Kind.valueOf(words[2].toUpperCase(java.util.Locale.ROOT));
            if (all.put(route, new Expectation(route, kind, unseeded, samples)) != null) {
                throw new IllegalStateException("access-matrix.txt names " + route + " twice");
            }
        }
        return all;
    }

    private static List<String> lines() {
        try (InputStream in = Expectation.class.getResourceAsStream("/access-matrix.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
