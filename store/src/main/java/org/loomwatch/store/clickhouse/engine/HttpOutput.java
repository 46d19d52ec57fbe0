package org.loomwatch.store.clickhouse.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/** Writes a result to an HTTP response; holds back small ones so that a late error can still become the answer. */
final class HttpOutput implements StatementRunner.Output {

    private static final int HELD_BACK_BYTES = 1 << 18;

    private final Response response;
    private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();
    private boolean committed;

    HttpOutput(Response response) {
        this.response = response;
    }

    @Override
    public void begin(String format) {
        response.getHeaders().put("X-ClickHouse-Format", format);
    }

    @Override
    public void write(ByteBuffer piece) throws IOException {
        if (!committed && heldBack.size() + piece.remaining() <= HELD_BACK_BYTES) {
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            heldBack.writeBytes(copy);
            return;
        }
        if (!committed) {
            committed = true;
            Content.Sink.write(response, false, ByteBuffer.wrap(heldBack.toByteArray()));
        }
        Content.Sink.write(response, false, piece);
    }

    @Override
    public void end(WriteSummary summary) throws IOException {
        byte[] rest = new byte[0];
        if (!committed) {
            response.getHeaders().put("X-ClickHouse-Summary", summary.toJson());
            rest = heldBack.toByteArray();
        }
        committed = true;
        Content.Sink.write(response, true, ByteBuffer.wrap(rest));
    }

    /**
     * Answers with the error.
     *
     * @return false if part of the result is out already, so that only breaking the connection can tell the client
     */
    boolean fail(EngineException error) throws IOException {
        if (committed) {
            return false;
        }
        committed = true;
        boolean denied = error.code() == EngineException.AUTHENTICATION_FAILED;
        response.setStatus(denied ? HttpStatus.FORBIDDEN_403 : HttpStatus.INTERNAL_SERVER_ERROR_500);
        response.getHeaders().put("X-ClickHouse-Exception-Code", Integer.toString(error.code()));
        response.getHeaders().put("Content-Type", "text/plain; charset=UTF-8");
        Content.Sink.write(
                response,
                true,
                ByteBuffer.wrap(String.valueOf(error.getMessage()).getBytes(UTF_8)));
        return true;
    }
}
