package org.loomwatch.store.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlStatementsTest {

    @Test
    void cutsAtSemicolonsOutsideOfQuotesAndComments() {
        String script = """
                -- first; not a statement
                CREATE TABLE a (x String DEFAULT ';');
                /* nor; this */ INSERT INTO a VALUES ('it''s;', 'back\\';slash', `odd;name`, "x;y");

                ;
                SELECT 1 -- the last needs no semicolon""";

        assertEquals(
                List.of(
                        "CREATE TABLE a (x String DEFAULT ';')",
                        "INSERT INTO a VALUES ('it''s;', 'back\\';slash', `odd;name`, \"x;y\")",
                        "SELECT 1"),
                SqlStatements.split(script));
    }

    @Test
    void anEmptyScriptHasNoStatements() {
        assertEquals(List.of(), SqlStatements.split(" \n-- nothing\n"));
    }
}
