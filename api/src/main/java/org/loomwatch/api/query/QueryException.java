package org.loomwatch.api.query;

/** A query failed. Its message is for the log: it quotes the SQL without the values. */
public final class QueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    QueryException(Sql sql, Throwable cause) {
        super("query failed: " + sql.text(), cause);
    }
}
