package org.loomwatch.api.event;

/** A page's wish to hear of events, for as long as its viewer may. */
@FunctionalInterface
public interface EventSubscription {

    /** Whether the viewer still has the session and the rights with which the stream was opened. */
    boolean isAdmitted();
}
