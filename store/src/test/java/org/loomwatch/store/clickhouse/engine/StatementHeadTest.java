package org.loomwatch.store.clickhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementHeadTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "INSERT INTO t VALUES (1)| INSERT INTO t | Values | ~ (1)~",
                "insert into d.t (a, `values`) values(1)| insert into d.t (a, `values`) | Values | (1)",
                "INSERT INTO format VALUES (1)| INSERT INTO format | Values | ~ (1)~",
                "INSERT INTO t SETTINGS a = 'VALUES' FORMAT CSV  1,2| INSERT INTO t SETTINGS a = 'VALUES' | CSV | ~1,2~",
                "/* VALUES */ INSERT -- FORMAT| | | ",
                "INSERT INTO FUNCTION file('x', 'CSV') FORMAT RowBinary| INSERT INTO FUNCTION file('x', 'CSV') | RowBinary | ~~"
            })
    void dataOfInserts(String text, String sql, String format, String data) {
        StatementHead head = head(text);
        if (sql == null) {
            assertEquals(StatementHead.Kind.OTHER, head.kind());
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(StatementHead.Kind.INSERT_DATA, head.kind());
        assertEquals(sql.strip(), head.sql(bytes).strip());
        assertEquals(Optional.of(format), head.format());
        assertEquals(data == null ? "" : data, text.substring(head.dataOffset()));
    }

    @Test
    void binaryDataBeginsRightBehindTheLineBreak() {
        String text = "INSERT INTO t FORMAT RowBinary\n\n\t\u0000";
        assertEquals("\n\t\u0000", text.substring(head(text).dataOffset()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT 1 | SELECT |",
                "  -- comment ' (\\n (SELECT 1) UNION ALL (SELECT 2) | SELECT |",
                "WITH 1 AS x SELECT x FORMAT TSV; | SELECT | TSV",
                "SELECT 1 FORMAT JSON SETTINGS max_threads = 1 | SELECT | JSON",
                "SELECT 'a FORMAT b', \"FORMAT\" FROM (SELECT 1 FORMAT x) | SELECT |",
                "SELECT format FROM t | SELECT |",
                "SELECT $doc$ it's FORMAT x $doc$ | SELECT |",
                "WITH 1 AS x INSERT INTO t SELECT x | OTHER |",
                "INSERT INTO t SELECT 1 | OTHER |",
                "INSERT INTO t (a) WITH 1 AS x SELECT x | OTHER |",
                "INSERT INTO t FROM INFILE 'f' FORMAT CSV | OTHER | CSV",
                "DESCRIBE TABLE t FORMAT TSKV | OTHER | TSKV",
                "KILL QUERY WHERE query_id = 'x' | OTHER |",
                "~~ | OTHER |"
            })
    void queries(String text, StatementHead.Kind kind, String format) {
        StatementHead head = head(text == null ? "" : text.replace("\\n", "\n"));
        assertEquals(kind, head.kind());
        assertEquals(Optional.ofNullable(format), head.format());
    }

    private static StatementHead head(String text) {
        return StatementHead.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
