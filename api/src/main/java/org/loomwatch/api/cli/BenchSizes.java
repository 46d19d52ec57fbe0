package org.loomwatch.api.cli;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How large a benchmark is to be: what the person asked for, and the usual size of everything else. */
final class BenchSizes {

    private final Map<String, Integer> asked;
    private final Map<String, Integer> usual;

    /**
     * @param usual name and usual value of each size that the benchmark has
     * @throws BadInputException if a size is asked for that it does not have, or one below 1
     */
    BenchSizes(Map<String, Integer> asked, Map<String, Integer> usual) {
        this.asked = Map.copyOf(asked);
        this.usual = new TreeMap<>(usual);
        asked.forEach((name, value) -> require(name, value));
    }

    private void require(String name, int value) {
        Set<String> known = usual.keySet();
        if (!known.contains(name)) {
            throw new BadInputException("this benchmark has no size '" + name + "'"
                    + (known.isEmpty() ? "" : ", only " + String.join(", ", known)));
        }
        if (value < 1) {
            throw new BadInputException(name + ": expected a number of at least 1");
        }
    }

    int get(String name) {
        return asked.getOrDefault(name, usual.get(name));
    }
}
