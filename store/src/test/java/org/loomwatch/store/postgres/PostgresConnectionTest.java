package org.loomwatch.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loomwatch.store.StoreException;

class PostgresConnectionTest {

    @Test
    void readsUserPasswordAndParameters() {
        PostgresConnection connection =
                PostgresConnection.parse("postgresql://user%40bureau:p%3Aw+d@db.local:6432/loom?sslmode=require");

        assertEquals("jdbc:postgresql://db.local:6432/loom?sslmode=require", connection.jdbcUrl());
        assertEquals(Optional.of("user@bureau"), connection.user());
        assertEquals(Optional.of("p:w+d"), connection.password());
        assertEquals("db.local:6432/loom", connection.location());
        assertFalse(connection.toString().contains("p:w+d"));
    }

    @Test
    void portUserAndPasswordMayBeLeftOut() {
        PostgresConnection connection = PostgresConnection.parse("postgres://localhost/loom");

        assertEquals("jdbc:postgresql://localhost:5432/loom", connection.jdbcUrl());
        assertEquals(Optional.empty(), connection.user());
        assertEquals(Optional.empty(), connection.password());
    }

    @Test
    void aJdbcUrlIsTakenAsItIs() {
        String url = "jdbc:postgresql://one,two/loom?user=a&password=b&targetServerType=primary";
        assertEquals(url, PostgresConnection.parse(url).jdbcUrl());
        assertEquals("one,two/loom", PostgresConnection.parse(url).location());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://user:secret@host/db",
                "postgresql://user:secret@host",
                "postgresql://user:secret@host/",
                "user:secret@host/db",
                "postgresql://user:secret@ho st/db"
            })
    void anythingElseIsRefusedWithoutShowingThePassword(String url) {
        StoreException refusal = assertThrows(StoreException.class, () -> PostgresConnection.parse(url));
        assertFalse(refusal.getMessage().contains("secret"), refusal.getMessage());
    }
}
