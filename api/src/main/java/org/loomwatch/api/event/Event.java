package org.loomwatch.api.event;

import java.util.Map;

/**
 * Something open pages want to hear of.
 *
 * @param id place in the order of events of this server's run, by which a page resumes
 * @param type what happened, such as {@code data}
 * @param data what the page needs to know; nothing that its audience may not see
 */
public record Event(long id, String type, Map<String, String> data) {

    public Event {
        data = Map.copyOf(data);
    }
}
