package org.loomwatch.api.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.loomwatch.api.access.SignedIn;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.access.Role;

/** The serve command as a process of its own, beside a server that already uses the same data directory. */
@ExtendWith(GeneratedDistrict.class)
class ServeProcessIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void servesTheSameDataAndStopsOnTerm(GeneratedDistrict.Running district) throws Exception {
        Path log = district.directory().resolve("serve.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dloomwatch.home=" + System.getProperty("loomwatch.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.loomwatch.api.cli.Main",
                        "serve",
                        "--json",
                        "--port",
                        "0",
                        "--data",
                        district.directory().resolve("data").toString())
                .redirectError(log.toFile())
                .start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertTrue(line != null, () -> "no answer; it said: " + read(log));
            JsonNode listening = Json.MAPPER.readTree(line);
            String address = "http://127.0.0.1:" + listening.get("port").asInt();
            assertEquals(200, status(address + "/readyz"));
            assertTrue(listening.get("setup").isNull(), "there are accounts, so nobody needs a link for the first one");
            assertEquals(401, status(address + "/api/v1/overview"));
            SignedIn analyst = district.signIn(Role.ANALYST);
            assertEquals(analyst.json("/api/v1/overview"), analyst.at(address).json("/api/v1/overview"));
            process.destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "still running after SIGTERM");
            assertThrows(ConnectException.class, () -> status(address + "/healthz"));
            List<String> said = Files.readAllLines(log);
            assertEquals("stopped", said.get(said.size() - 1));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(200, status(district.address() + "/readyz"), "the first server lost its engines");
    }

    private static int status(String address) throws Exception {
        return get(address).statusCode();
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
