package org.loomwatch.api.ticket;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What belongs to one ticket, table by table in the order of {@link #QUERIES}. All of it is asked for at once: on a busy server
 * each way to the database and back costs more than what is read there.
 */
final class TicketParts implements AutoCloseable {

    private static final List<String> QUERIES = List.of(
            "SELECT * FROM ticket_warning WHERE ticket_id = ? ORDER BY month DESC",
            "SELECT * FROM ticket_event WHERE ticket_id = ? ORDER BY seq",
            "SELECT * FROM ticket_visit WHERE ticket_id = ? ORDER BY noted_at",
            "SELECT id, width, height, sha256, added_by, added_at FROM ticket_photo WHERE ticket_id = ? ORDER BY added_at",
            "SELECT * FROM ticket_result WHERE ticket_id = ? ORDER BY signed_at DESC LIMIT 1",
            "SELECT * FROM ticket_request WHERE ticket_id = ? AND state = 'pending'");
    private static final String ALL = String.join(";", QUERIES);

    private final PreparedStatement statement;
    private int read;

    /** Reads one row as what it is. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    TicketParts(Connection connection, UUID ticket) throws SQLException {
        statement = connection.prepareStatement(ALL);
        for (int i = 1; i <= QUERIES.size(); i++) {
            statement.setObject(i, ticket);
        }
        statement.execute();
    }

    /** The rows of the next query. */
    <T> List<T> next(Reader<T> reader) throws SQLException {
        if (read++ > 0 && !statement.getMoreResults()) {
            throw new SQLException("there is no answer " + read);
        }
        List<T> items = new ArrayList<>();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                items.add(reader.read(rows));
            }
        }
        return items;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
