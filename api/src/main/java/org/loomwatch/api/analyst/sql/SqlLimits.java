package org.loomwatch.api.analyst.sql;

import java.util.HashMap;
import java.util.Map;

/** What one statement may cost. */
final class SqlLimits {

    static final int SECONDS = 60;
    static final int ROWS_SHOWN = 5_000;

    /** Hold for every statement; on a server they belong to the user and cannot be changed. */
    static final Map<String, String> ENGINE = Map.ofEntries(
            Map.entry("max_execution_time", Integer.toString(SECONDS)),
            Map.entry("timeout_before_checking_execution_speed", "0"),
            Map.entry("max_memory_usage", Long.toString(1L << 30)),
            Map.entry("max_threads", "2"),
            Map.entry("max_bytes_before_external_group_by", Long.toString(512L << 20)),
            Map.entry("max_bytes_before_external_sort", Long.toString(512L << 20)),
            Map.entry("max_ast_depth", "200"),
            Map.entry("max_ast_elements", "5000"),
            Map.entry("max_expanded_ast_elements", "50000"),
            Map.entry("max_subquery_depth", "20"),
            Map.entry("max_columns_to_read", "400"),
            Map.entry("max_recursive_cte_evaluation_depth", "100"),
            Map.entry("allow_ddl", "0"),
            Map.entry("allow_introspection_functions", "0"));

    /**
     * Where a viewer does not see everything, conditions of the statement must not be looked at before those of the view: an
     * error, or the time it takes, would tell of rows that are hidden.
     */
    private static final Map<String, String> BARRIER = Map.of(
            "enable_optimize_predicate_expression", "0",
            "query_plan_filter_push_down", "0",
            "query_plan_merge_filters", "0",
            "query_plan_merge_expressions", "0",
            "query_plan_convert_outer_join_to_inner_join", "0",
            "optimize_move_to_prewhere", "0",
            "query_plan_optimize_prewhere", "0");

    private SqlLimits() {}

    /** @param restricted whether something is hidden from the viewer */
    static Map<String, String> limits(boolean restricted) {
        Map<String, String> all = new HashMap<>(ENGINE);
        if (restricted) {
            all.putAll(BARRIER);
        }
        return all;
    }
}
