package org.loomwatch.api.analyst.sql;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.query.SqlText;
import org.loomwatch.store.clickhouse.ClickHouseException;
import org.loomwatch.store.clickhouse.ResultStreams;
import org.loomwatch.store.clickhouse.StreamedQuery;
import org.loomwatch.store.clickhouse.ViewDatabase;

/**
 * Lets a statement through only if ClickHouse's own parser says that it is one SELECT over the viewer's views with allowed
 * functions. Nothing here parses SQL: the statement goes to ClickHouse as a text value, comes back formatted, and only that form
 * is explained and run.
 *
 * <ol>
 *   <li>{@code formatQuery} parses it as a value, so that nothing of it is run: one statement, comments gone, literals plain;
 *   <li>{@link SqlWords} refuses words that begin clauses with an effect, such as INTO OUTFILE and SETTINGS;
 *   <li>{@code EXPLAIN AST} names every part of it: each must be of a known kind, tables plain names, functions allowed;
 *   <li>{@code EXPLAIN QUERY TREE} resolves the names: each table must be one of the viewer's views.
 * </ol>
 */
final class SqlGate {

    private static final Set<String> KINDS = Set.of(
            "SelectWithUnionQuery",
            "SelectQuery",
            "SelectIntersectExceptQuery",
            "ExpressionList",
            "TablesInSelectQuery",
            "TablesInSelectQueryElement",
            "TableExpression",
            "TableJoin",
            "ArrayJoin",
            "Subquery",
            "WithElement",
            "Identifier",
            "TableIdentifier",
            "Function",
            "Literal",
            "OrderByElement",
            "Asterisk",
            "QualifiedAsterisk",
            "ColumnsRegexpMatcher",
            "ColumnsListMatcher",
            "ColumnsTransformerList",
            "ColumnsExceptTransformer",
            "WindowDefinition",
            "WindowListElement",
            "InterpolateElement",
            "SampleRatio");

    private static final Set<String> MEMBERSHIP =
            Set.of("in", "notin", "globalin", "globalnotin", "nullin", "notnullin", "globalnullin", "globalnotnullin");

    private static final Pattern NODE =
            Pattern.compile("( *)([A-Za-z]+)(?: (.*?))?(?: \\(alias .*\\))?(?: \\(children \\d+\\))?");
    private static final Pattern TABLE = Pattern.compile("\\s*TABLE id: .*");
    private static final Pattern TABLE_NAME = Pattern.compile(".*\\btable_name: ([^,]+).*");
    private static final int LONGEST = 20_000;

    private final ResultStreams streams;
    private final ViewDatabase views;
    private final Map<String, String> settings;

    /** @param settings for the questions that are asked about the statement */
    SqlGate(ResultStreams streams, ViewDatabase views, Map<String, String> settings) {
        this.streams = streams;
        this.views = views;
        this.settings = settings;
    }

    private record Node(int depth, String kind, String name) {}

    /**
     * The statement as it may be run.
     *
     * @throws SqlRefused if it may not
     */
    String check(String statement) throws IOException {
        if (statement.length() > LONGEST) {
            throw new SqlRefused("语句超过 " + LONGEST + " 个字符", "longer than " + LONGEST + " characters");
        }
        String formatted = String.join("\n", ask("SELECT formatQuerySingleLine(" + SqlText.literal(statement) + ")"))
                .strip();
        SqlWords.check(formatted);
        checkParts(ask("EXPLAIN AST " + formatted));
        checkTables(ask("EXPLAIN QUERY TREE " + formatted));
        return formatted;
    }

    private List<String> ask(String question) throws IOException {
        List<String> lines = new ArrayList<>();
        try {
            streams.read(StreamedQuery.of(question).in(views.name()).with(settings), new ResultStreams.Rows() {
                @Override
                public void begin(List<ResultStreams.Column> columns) {}

                @Override
                public boolean row(@Nullable Object[] values) {
                    lines.add(String.valueOf(values[0]));
                    return true;
                }
            });
        } catch (ClickHouseException e) {
            throw SqlErrors.refusal(e, views.name());
        }
        return lines;
    }

    private static void checkParts(List<String> lines) {
        Deque<Node> path = new ArrayDeque<>();
        List<Node> nodes = new ArrayList<>();
        for (String line : String.join("\n", lines).split("\n")) {
            Matcher matcher = NODE.matcher(line);
            if (line.isBlank()) {
                continue;
            }
            if (!matcher.matches() || !KINDS.contains(matcher.group(2))) {
                throw new SqlRefused("不允许此写法：" + kind(line), "this is not allowed here: " + kind(line));
            }
            nodes.add(new Node(
                    matcher.group(1).length(), matcher.group(2), matcher.group(3) == null ? "" : matcher.group(3)));
        }
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            while (!path.isEmpty() && path.peek().depth() >= node.depth()) {
                path.pop();
            }
            check(node, path.peek());
            if (node.kind().equals("Function")
                    && MEMBERSHIP.contains(node.name().toLowerCase(java.util.Locale.ROOT))) {
                checkMembership(nodes, i);
            }
            path.push(node);
        }
    }

    private static void check(Node node, @Nullable Node parent) {
        if (node.kind().equals("TableIdentifier") && node.name().contains(".")) {
            throw new SqlRefused("没有表 " + node.name(), "there is no table " + node.name());
        }
        if (!node.kind().equals("Function")) {
            return;
        }
        if (parent != null && parent.kind().equals("TableExpression")) {
            throw new SqlRefused("不允许表函数 " + node.name(), "the table function " + node.name() + " is not allowed");
        }
        if (!SqlFunctions.allows(node.name())) {
            throw new SqlRefused("不允许函数 " + node.name(), "the function " + node.name() + " is not allowed");
        }
    }

    /** Behind IN a plain name is a table: it must not reach out of the views. */
    private static void checkMembership(List<Node> nodes, int at) {
        int depth = nodes.get(at).depth();
        for (int i = at + 1; i < nodes.size() && nodes.get(i).depth() > depth; i++) {
            Node argument = nodes.get(i);
            if (argument.depth() == depth + 2
                    && argument.kind().equals("Identifier")
                    && argument.name().contains(".")
                    && isLastArgument(nodes, i)) {
                throw new SqlRefused("没有表 " + argument.name(), "there is no table " + argument.name());
            }
        }
    }

    private static boolean isLastArgument(List<Node> nodes, int at) {
        int depth = nodes.get(at).depth();
        for (int i = at + 1; i < nodes.size() && nodes.get(i).depth() >= depth; i++) {
            if (nodes.get(i).depth() == depth) {
                return false;
            }
        }
        return true;
    }

    private void checkTables(List<String> lines) {
        for (String line : String.join("\n", lines).split("\n")) {
            if (line.strip().startsWith("TABLE_FUNCTION")) {
                throw new SqlRefused("不允许表函数", "table functions are not allowed");
            }
            if (TABLE.matcher(line).matches()) {
                Matcher name = TABLE_NAME.matcher(line);
                String table = name.matches() ? name.group(1).strip() : "";
                if (!table.startsWith(views.name() + ".") && !table.equals("system.one")) {
                    throw new SqlRefused("没有表 " + table, "there is no table " + table);
                }
            }
        }
    }

    private static String kind(String line) {
        String stripped = line.strip();
        int end = stripped.indexOf(' ');
        return end < 0 ? stripped : stripped.substring(0, end);
    }
}
