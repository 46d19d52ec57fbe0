package org.loomwatch.api.notice.internal;

/** A way on which notices go out. */
public interface Channel {

    /** Name of the way in the outbox: {@code page}, {@code webhook} or {@code email}. */
    String id();

    /** Whether somebody who is sent the same delivery again has it twice, as nothing tells the receiver that it is the same. */
    default boolean isDoubledByRepetition() {
        return false;
    }

    /** @throws DeliveryException if the receiver does not have it */
    void deliver(Delivery delivery);
}
