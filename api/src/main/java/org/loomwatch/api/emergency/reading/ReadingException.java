package org.loomwatch.api.emergency.reading;

/** Readings could not be kept. */
final class ReadingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReadingException(String message, Throwable cause) {
        super(message, cause);
    }
}
