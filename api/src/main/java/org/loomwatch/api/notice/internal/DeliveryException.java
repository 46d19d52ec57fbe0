package org.loomwatch.api.notice.internal;

import org.jspecify.annotations.Nullable;

/** A notice could not be delivered. */
public final class DeliveryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    private DeliveryException(String message, boolean permanent, @Nullable Throwable cause) {
        super(message, cause);
        this.permanent = permanent;
    }

    /** It may work later. */
    public static DeliveryException passing(String message, Throwable cause) {
        return new DeliveryException(message, false, cause);
    }

    /** Trying again will not help. */
    public static DeliveryException permanent(String message, Throwable cause) {
        return new DeliveryException(message, true, cause);
    }

    public static DeliveryException passing(String message) {
        return new DeliveryException(message, false, null);
    }

    public static DeliveryException permanent(String message) {
        return new DeliveryException(message, true, null);
    }

    public boolean isPermanent() {
        return permanent;
    }
}
