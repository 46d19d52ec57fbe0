package org.loomwatch.api.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * SQL text with the values of its question marks. Text is written by us, never by a client: what a client sends is a value.
 */
public record Sql(String text, List<Object> values) {

    /**
     * Ends a query of tables whose rows of one key never lie in two partitions, such as figures by month: replaced rows are looked
     * for within a partition only, and not at all in one of a single part.
     */
    public static final String BY_PARTITION = "SETTINGS do_not_merge_across_partitions_select_final = 1";

    /** A condition that holds for every row. */
    public static final Sql TRUE = Sql.of("true");

    public Sql {
        values = List.copyOf(values);
        long marks = text.chars().filter(c -> c == '?').count();
        if (marks != values.size()) {
            throw new IllegalArgumentException(
                    "%d question marks, %d values: %s".formatted(marks, values.size(), text));
        }
    }

    public static Sql of(String text, Object... values) {
        return new Sql(text, Arrays.asList(values));
    }

    public Sql plus(Sql next) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(next.values);
        return new Sql(text + " " + next.text, all);
    }

    public Sql plus(String next, Object... nextValues) {
        return plus(of(next, nextValues));
    }

    /** All conditions hold; none given holds always. */
    public static Sql and(Collection<Sql> conditions) {
        Sql all = TRUE;
        for (Sql condition : conditions) {
            all = all.plus("AND (").plus(condition).plus(")");
        }
        return all;
    }
}
