package org.loomwatch.store.clickhouse;

import com.clickhouse.client.api.ServerException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.loomwatch.store.StoreException;

/** ClickHouse refused a statement or could not be reached. */
public final class ClickHouseException extends StoreException {

    private static final int NO_CODE = 0;

    private final int code;

    ClickHouseException(ClickHouseConnection connection, SQLException cause) {
        super("ClickHouse at " + connection.location() + ": " + cause.getMessage(), cause);
        this.code = findCode(cause).orElse(NO_CODE);
    }

    /** ClickHouse's own error code; empty if the statement never got an answer. */
    public OptionalInt code() {
        return code == NO_CODE ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** ClickHouse's own error code in an exception of the driver. */
    public static OptionalInt findCode(SQLException exception) {
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerException server) {
                return OptionalInt.of(server.getCode());
            }
        }
        return OptionalInt.empty();
    }

    /** Whether nobody knows what became of the statement. */
    static boolean isBrokenConnection(SQLException exception) {
        if (findCode(exception).isPresent()) {
            return false;
        }
        for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }
}
