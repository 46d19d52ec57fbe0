package org.loomwatch.api.event;

import java.util.function.BooleanSupplier;
import org.loomwatch.api.access.Caller;

/**
 * A page's wish to hear of events, for as long as its viewer may.
 *
 * @param caller who opened the stream, with the rights of that moment
 * @param admitted whether the caller still has the session and just these rights
 */
public record EventSubscription(Caller caller, BooleanSupplier admitted) {

    boolean isAdmitted() {
        return admitted.getAsBoolean();
    }
}
