package org.loomwatch.jobs.indicator;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is compared with whom: every enterprise's group, named by industry and size. Enterprises are numbers of the index. */
public final class PeerGroups {

    /** No group: nothing is known of the enterprise. */
    static final int NONE = -1;

    private final int[] groupOf;
    private final List<String> names;
    private final Map<String, Integer> numbers;

    private PeerGroups(int[] groupOf, Map<String, Integer> numbers) {
        this.groupOf = groupOf;
        this.numbers = numbers;
        names = List.copyOf(numbers.keySet());
    }

    /** Gathers the groups of so many enterprises. */
    public static final class Builder {

        private final int[] groupOf;
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        public Builder(int enterprises) {
            groupOf = new int[enterprises];
            Arrays.fill(groupOf, NONE);
        }

        public void put(int enterprise, String group) {
            groupOf[enterprise] = numbers.computeIfAbsent(group, any -> numbers.size());
        }

        public PeerGroups build() {
            return new PeerGroups(groupOf, numbers);
        }
    }

    int enterprises() {
        return groupOf.length;
    }

    int size() {
        return names.size();
    }

    int groupOf(int enterprise) {
        return groupOf[enterprise];
    }

    public String name(int group) {
        return names.get(group);
    }

    /** A number for a group's name; one that no group has if the name is not known. */
    public int number(String name) {
        return numbers.getOrDefault(name, Integer.MAX_VALUE);
    }
}
