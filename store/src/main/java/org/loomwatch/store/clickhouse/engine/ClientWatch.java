package org.loomwatch.store.clickhouse.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;

/**
 * Stops statements whose client has gone away. An HTTP server only notices that when it writes; a long aggregation
 * writes nothing until it is done, so the sockets of running statements are looked at here.
 */
final class ClientWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final Engine engine;
    private final Map<String, SocketChannel> running = new ConcurrentHashMap<>();
    private final Thread looker = new Thread(this::lookForever, "client-watch");

    ClientWatch(Engine engine) {
        this.engine = engine;
        looker.setDaemon(true);
        looker.start();
    }

    /** Watches until the returned handle is closed; the request must have been read to its end. */
    Watching watch(String label, Request request) {
        Object transport =
                request.getConnectionMetaData().getConnection().getEndPoint().getTransport();
        if (transport instanceof SocketChannel channel) {
            running.put(label, channel);
        }
        return () -> running.remove(label);
    }

    private void lookForever() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void look() {
        running.forEach((label, channel) -> {
            if (hasGone(channel)) {
                try {
                    // Asked again until it has stopped: a statement is not registered in the very first moment.
                    engine.cancel(label);
                } catch (EngineException e) {
                    System.err.println("cannot cancel " + label + ": " + e.getMessage());
                }
            }
        });
    }

    /** The channel does not block, and a client that waits for a response has nothing to say. */
    private static boolean hasGone(SocketChannel channel) {
        try {
            return channel.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        looker.interrupt();
    }

    /** Ends the watch of one statement. */
    interface Watching extends AutoCloseable {

        @Override
        void close();
    }
}
