package org.loomwatch.store.clickhouse.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Name of a part of a MergeTree table: partition, first and last block, level, and sometimes a mutation. */
record PartName(String partition, long firstBlock, long lastBlock) {

    private static final Pattern FORM = Pattern.compile("([^_]+)_(\\d+)_(\\d+)_\\d+(?:_\\d+)?");

    static Optional<PartName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches()
                ? Optional.of(new PartName(
                        matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    /** Whether this part is the other one, or was merged from it among others. */
    boolean covers(PartName other) {
        return partition.equals(other.partition) && firstBlock <= other.firstBlock && lastBlock >= other.lastBlock;
    }
}
