package org.loomwatch.api.emergency.alert;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Hears that live signals may have changed, within the transaction that changed them. */
@FunctionalInterface
public interface SignalListener {
    void onChange(Handle handle, Instant now);
}
