package org.loomwatch.models.schools.data;

/** An input file that cannot be used; the message names file, line, field and what was expected. */
public final class SchoolDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SchoolDataException(String message) {
        super(message);
    }

    static SchoolDataException at(String source, long line, String field, String found, String expected) {
        return new SchoolDataException(
                "%s, line %d, field %s: \"%s\" found, expected %s".formatted(source, line, field, found, expected));
    }
}
