package org.loomwatch.api.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.session.SessionCookie;
import org.loomwatch.api.server.Json;

/**
 * A person at a browser, for tests: signed in, with the session's cookie and the token that pages send back with changes.
 *
 * @param address of the server, without a slash at the end
 */
public record SignedIn(String address, String cookie, String csrf) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** @throws AssertionError if the server refuses */
    public static SignedIn as(String address, String login, String password) throws Exception {
        String credentials = Json.MAPPER
                .createObjectNode()
                .put("login", login)
                .put("password", password)
                .toString();
        HttpResponse<String> answer = new SignedIn(address, "", "").send("POST", "/api/v1/session", credentials);
        if (answer.statusCode() != 200) {
            throw new AssertionError(login + " cannot sign in: " + answer.body());
        }
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        JsonNode me = Json.MAPPER.readTree(answer.body());
        return new SignedIn(
                address,
                cookie.substring(0, cookie.indexOf(';')),
                me.get("csrf_token").asText());
    }

    /** The same person at another server over the same stores. */
    public SignedIn at(String otherAddress) {
        return new SignedIn(otherAddress, cookie, csrf);
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    /** The body of an answer that must be 200. */
    public JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body());
    }

    public HttpResponse<String> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        return HTTP.send(
                request(path)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A request with this person's cookie and token, still to be completed. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Cookie", cookie)
                .header(SessionCookie.CSRF_HEADER, csrf);
    }
}
