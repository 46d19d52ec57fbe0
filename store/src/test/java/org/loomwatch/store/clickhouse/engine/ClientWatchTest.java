package org.loomwatch.store.clickhouse.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Looking at clients that wait, without taking anything from those that go on. */
class ClientWatchTest {

    private static final int REQUESTS = 20_000;

    @Test
    void nothingIsTakenFromTheNextRequest() throws Exception {
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel client = SocketChannel.open(listening.getLocalAddress());
                    SocketChannel server = listening.accept();
                    ClientWatch watch = new ClientWatch(label -> {}, 0)) {
                server.configureBlocking(false);
                ByteBuffer read = ByteBuffer.allocate(1);
                for (int request = 0; request < REQUESTS; request++) {
                    watch.watch("statement", server).close();
                    client.write(ByteBuffer.wrap(new byte[] {(byte) request}));
                    read.clear();
                    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
                    while (server.read(read) == 0) {
                        assertTrue(System.nanoTime() < patience, "a byte was lost at request " + request);
                    }
                    assertEquals((byte) request, read.get(0));
                }
            }
        }
    }

    @Test
    void aClientThatWentAwayIsNoticed() throws Exception {
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            CountDownLatch cancelled = new CountDownLatch(1);
            try (SocketChannel client = SocketChannel.open(listening.getLocalAddress());
                    SocketChannel server = listening.accept();
                    ClientWatch watch = new ClientWatch(label -> cancelled.countDown(), 1)) {
                server.configureBlocking(false);
                try (ClientWatch.Watching watching = watch.watch("statement", server)) {
                    client.close();
                    assertTrue(cancelled.await(10, TimeUnit.SECONDS));
                }
            }
        }
    }
}
