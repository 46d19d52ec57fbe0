package org.loomwatch.models.economy;

/** The stored data do not allow what was asked, such as an index before anything was ingested; says what is missing. */
public final class EconomyDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EconomyDataException(String message) {
        super(message);
    }
}
