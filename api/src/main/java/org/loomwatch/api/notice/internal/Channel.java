package org.loomwatch.api.notice.internal;

/** A way on which notices go out. */
public interface Channel {

    /** Name of the way in the outbox: {@code page}, {@code webhook} or {@code email}. */
    String id();

    /** @throws DeliveryException if the receiver does not have it */
    void deliver(Delivery delivery);
}
