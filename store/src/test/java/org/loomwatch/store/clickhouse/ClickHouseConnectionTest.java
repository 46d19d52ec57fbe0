package org.loomwatch.store.clickhouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loomwatch.store.StoreException;

class ClickHouseConnectionTest {

    @Test
    void readsUrls() {
        ClickHouseConnection plain = ClickHouseConnection.parse("http://ann:p%40ss%2Bword@ch.local:8124/district");
        assertEquals("jdbc:clickhouse:http://ch.local:8124/district", plain.jdbcUrl());
        assertEquals(Map.of("user", "ann", "password", "p@ss+word", "retry", "0"), plain.properties());

        ClickHouseConnection secure = ClickHouseConnection.parse("https://ch.local/district?socket_timeout=5000");
        assertEquals("jdbc:clickhouse:https://ch.local:8443/district?socket_timeout=5000", secure.jdbcUrl());
        assertEquals("https://ch.local:8443/district", secure.location());
    }

    @Test
    void takesJdbcUrlsAsTheyAre() {
        ClickHouseConnection connection = ClickHouseConnection.parse("jdbc:ch:https://h:1/d?user=u&password=p");
        assertEquals("jdbc:ch:https://h:1/d?user=u&password=p", connection.jdbcUrl());
        assertFalse(connection.toString().contains("password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ch.local:8123", "postgresql://u:secret@h/d", "http://", "http://u:secret@h:x y/d"})
    void refusesAnythingElseWithoutRepeatingIt(String url) {
        String message = assertThrows(StoreException.class, () -> ClickHouseConnection.parse(url))
                .getMessage();
        assertFalse(message.contains("secret"), message);
    }

    @Test
    void travels() throws Exception {
        ClickHouseConnection connection =
                ClickHouseConnection.parse("http://u:p@h:1/d").withBinaryInserts();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream output = new ObjectOutputStream(bytes)) {
            output.writeObject(connection);
        }
        try (ObjectInputStream input = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(connection, input.readObject());
        }
    }
}
