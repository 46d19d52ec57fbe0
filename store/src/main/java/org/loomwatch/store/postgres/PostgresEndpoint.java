package org.loomwatch.store.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.loomwatch.store.SecretFile;

/** Where the embedded server listens, always on loopback; kept in a file that only its owner can read. */
record PostgresEndpoint(int port, String password) {

    static final String HOST = "127.0.0.1";
    static final String DATABASE = "loomwatch";
    static final String ROLE = "loomwatch";

    PostgresConnection connection() {
        return new PostgresConnection(
                "jdbc:postgresql://" + HOST + ":" + port + "/" + DATABASE, Optional.of(ROLE), Optional.of(password));
    }

    static Optional<PostgresEndpoint> find(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        String port = properties.getProperty("port", "");
        String password = properties.getProperty("password", "");
        return port.matches("[0-9]{1,5}") && !password.isEmpty()
                ? Optional.of(new PostgresEndpoint(Integer.parseInt(port), password))
                : Optional.empty();
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("password", password);
        StringWriter text = new StringWriter();
        properties.store(text, "the running PostgreSQL server of this data directory");
        SecretFile.write(file, text.toString());
    }

    @Override
    public String toString() {
        return HOST + ":" + port;
    }
}
