package org.loomwatch.api.cli;

/** What the user gave cannot be worked with; the message says which, and what was expected. */
final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadInputException(String message) {
        super(message);
    }
}
