package org.loomwatch.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/**
 * Ports for the embedded engines, outside the range from which systems lend ports to outgoing connections: such a port
 * is still free when an engine that crashed comes back to it.
 */
public final class LoopbackPort {

    private static final int FIRST = 18_000;
    private static final int COUNT = 12_000;
    private static final int TRIES = 50;
    private static final SecureRandom RANDOM = new SecureRandom();

    private LoopbackPort() {}

    /** @throws StoreException if one free port after another is not */
    public static int choose() {
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + RANDOM.nextInt(COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StoreException("no free port between " + FIRST + " and " + (FIRST + COUNT - 1));
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
