package org.loomwatch.store.clickhouse.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;

/**
 * Stops statements whose client has gone away. An HTTP server only notices that when it writes; a long aggregation
 * writes nothing until it is done, so the sockets of running statements are looked at here.
 */
final class ClientWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final Cancelling cancelling;
    private final long lookMillis;
    private final Map<String, SocketChannel> running = new ConcurrentHashMap<>();
    private final Thread looker = new Thread(this::lookForever, "client-watch");

    ClientWatch(Engine engine) {
        this(engine::cancel, LOOK_MILLIS);
    }

    ClientWatch(Cancelling cancelling, long lookMillis) {
        this.cancelling = cancelling;
        this.lookMillis = lookMillis;
        looker.setDaemon(true);
        looker.start();
    }

    /** Stops a statement by its label. */
    interface Cancelling {
        void cancel(String label) throws EngineException;
    }

    /**
     * Watches until the returned handle is closed, which must be before the client can have its whole answer: what it says then is
     * its next request, of which a look would take a byte. The request must have been read to its end.
     */
    Watching watch(String label, Request request) {
        Object transport =
                request.getConnectionMetaData().getConnection().getEndPoint().getTransport();
        return transport instanceof SocketChannel channel ? watch(label, channel) : () -> {};
    }

    Watching watch(String label, SocketChannel channel) {
        running.put(label, channel);
        return () -> running.remove(label, channel);
    }

    private void lookForever() {
        try {
            while (true) {
                Thread.sleep(lookMillis);
                look();
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void look() {
        List<String> gone = new ArrayList<>();
        for (String label : running.keySet()) {
            // In one step with its removal: once that is done nobody looks any more.
            running.computeIfPresent(label, (any, channel) -> {
                if (hasGone(channel)) {
                    gone.add(label);
                }
                return channel;
            });
        }
        for (String label : gone) {
            try {
                // Asked again until it has stopped: a statement is not registered in the very first moment.
                cancelling.cancel(label);
            } catch (EngineException e) {
                System.err.println("cannot cancel " + label + ": " + e.getMessage());
            }
        }
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
