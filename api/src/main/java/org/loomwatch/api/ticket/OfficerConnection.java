package org.loomwatch.api.ticket;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * One officer's connection in the benchmark: HTTP/1.1 kept alive, answers packed as browsers ask for. Written for as little work
 * as can be, as in life the browsers' processors are other ones than the server's.
 */
final class OfficerConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final String common;

    /** @param headers that go with every request, each line ended */
    OfficerConnection(int port, String headers) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
        common = "Host: 127.0.0.1:" + port + "\r\nAccept-Encoding: gzip\r\n" + headers;
    }

    /** An answer, unpacked; {@code milliseconds} is the time until its last byte was here. */
    record Reply(int status, String body, double milliseconds) {}

    Reply get(String path) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\n" + common + "\r\n");
    }

    /** @param headers of this request only, each line ended */
    Reply post(String path, String headers, String body) throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return exchange("POST " + path + " HTTP/1.1\r\n" + common + headers
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + body);
    }

    private Reply exchange(String request) throws IOException {
        long start = System.nanoTime();
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        String statusLine = line();
        int length = -1;
        boolean packed = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("content-encoding:")) {
                packed = lower.contains("gzip");
            }
        }
        byte[] body = length >= 0 ? bytes(length) : chunks();
        double took = (System.nanoTime() - start) / 1e6;
        if (packed) {
            try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = unpacked.readAllBytes();
            }
        }
        return new Reply(Integer.parseInt(statusLine.split(" ", 3)[1]), new String(body, StandardCharsets.UTF_8), took);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server closed the connection");
        }
        return bytes;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = Integer.parseInt(line(), 16); length > 0; length = Integer.parseInt(line(), 16)) {
            body.write(bytes(length));
            line();
        }
        line();
        return body.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
