package org.loomwatch.jobs.topic;

/** Kafka cannot be asked or does not answer. */
public final class TopicException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TopicException(String message, Throwable cause) {
        super(message, cause);
    }
}
