package org.loomwatch.api.analyst.sql;

import java.util.Map;
import java.util.regex.Pattern;
import org.loomwatch.api.problem.Text;
import org.loomwatch.store.clickhouse.ClickHouseException;

/** What whoever wrote a statement is told of an error: its own words, and nothing of the server's. */
final class SqlErrors {

    private static final Pattern VERSION = Pattern.compile("\\s*\\(version [^)]*\\)|\\(official build\\)");
    private static final Pattern PLACE = Pattern.compile("^ClickHouse at [^:]*:\\d*(/\\S*)?: ");
    private static final Pattern CODE = Pattern.compile("^Code: \\d+\\. DB::Exception: ");
    private static final int LONGEST = 600;

    /** Errors of which ClickHouse's own sentence says nothing but what stands in the statement. */
    private static final java.util.Set<Integer> OWN_WORDS = java.util.Set.of(
            62, 47, 46, 42, 43, 53, 60, 215, 179, 184, 207, 10, 36, 386, 352, 403, 48, 306, 168, 44, 125);

    private static final Map<Integer, Text> KNOWN = Map.of(
            159, Text.of("超过时间上限，请缩小范围", "it took longer than allowed; ask for less"),
            160, Text.of("预计超过时间上限，请缩小范围", "it would take longer than allowed; ask for less"),
            241, Text.of("超过内存上限，请缩小范围", "it needed more memory than allowed; ask for less"),
            394, Text.of("已取消", "cancelled"),
            497, Text.of("没有权限", "not permitted"),
            164, Text.of("只能读取", "only reading is allowed"),
            153, Text.of("除数为零", "division by zero"),
            202, Text.of("正在执行的查询过多，请稍后重试", "too many queries are running; try again shortly"),
            167, Text.of("语句过于复杂", "the statement is too complex"));

    private SqlErrors() {}

    static SqlRefused refusal(ClickHouseException e, String database) {
        Text text = text(e, database);
        return new SqlRefused(text.zh(), text.en());
    }

    static Text text(ClickHouseException e, String database) {
        int code = e.code().orElse(0);
        Text known = KNOWN.get(code);
        if (known != null) {
            return known;
        }
        if (!OWN_WORDS.contains(code)) {
            return Text.of("查询未能完成（错误码 " + code + "）", "the query could not be finished (error code " + code + ")");
        }
        String message = PLACE.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        message = CODE.matcher(message).replaceFirst("");
        message = VERSION.matcher(message)
                .replaceAll("")
                .replace(database + ".", "")
                .strip();
        int maybe = message.indexOf("Maybe you meant");
        String shown = maybe > 0 && !message.contains("UNKNOWN_IDENTIFIER")
                ? message.substring(0, maybe).strip()
                : message;
        shown = shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
        return Text.of(shown, shown);
    }
}
