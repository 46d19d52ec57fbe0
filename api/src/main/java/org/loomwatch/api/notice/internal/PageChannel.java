package org.loomwatch.api.notice.internal;

import java.util.Map;
import org.loomwatch.api.event.EventBroker;

/**
 * Tells open pages that there is something new. Every page hears of it, so the event says nothing but where in the list of
 * notices to look; the list itself shows each reader their own.
 */
public final class PageChannel implements Channel {

    private final EventBroker events;

    public PageChannel(EventBroker events) {
        this.events = events;
    }

    @Override
    public String id() {
        return "page";
    }

    @Override
    public void deliver(Delivery delivery) {
        events.publish("notice", Map.of("id", Long.toString(delivery.noticeId()), "topic", delivery.topic()));
    }
}
