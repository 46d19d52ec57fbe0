package org.loomwatch.store.clickhouse.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error of ClickHouse, with its own code and message. */
final class EngineException extends Exception {

    static final int SYNTAX_ERROR = 62;
    static final int NOT_IMPLEMENTED = 48;
    static final int TOO_MANY_SIMULTANEOUS_QUERIES = 202;
    static final int QUERY_IS_TOO_LARGE = 606;
    static final int AUTHENTICATION_FAILED = 516;

    private static final int UNKNOWN_EXCEPTION = 1002;
    private static final Pattern CODE = Pattern.compile("Code: (\\d+)\\.");

    private final int code;

    private EngineException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** Reads the code out of a message that the library gave. */
    static EngineException of(String message) {
        Matcher matcher = CODE.matcher(message);
        return matcher.find()
                ? new EngineException(Integer.parseInt(matcher.group(1)), message)
                : new EngineException(
                        UNKNOWN_EXCEPTION,
                        "Code: " + UNKNOWN_EXCEPTION + ". DB::Exception: " + message + " (UNKNOWN_EXCEPTION)");
    }

    /** An error that the endpoint itself finds, worded the way ClickHouse words its own. */
    static EngineException of(int code, String name, String message) {
        return new EngineException(code, "Code: " + code + ". DB::Exception: " + message + " (" + name + ")");
    }

    int code() {
        return code;
    }
}
