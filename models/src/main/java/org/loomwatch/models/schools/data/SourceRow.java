package org.loomwatch.models.schools.data;

import java.util.function.UnaryOperator;

/**
 * One data row; what is wrong with a field is said with the source, the line and what was expected.
 *
 * @param line its last line in the source
 * @param fields text by column, empty for a column that is absent or a row that is short
 */
public record SourceRow(String source, long line, UnaryOperator<String> fields) {

    String text(String field) {
        String value = optionalText(field);
        if (value.isEmpty()) {
            throw problem(field, "a value");
        }
        return value;
    }

    String optionalText(String field) {
        return fields.apply(field);
    }

    int year(String field) {
        int year = integer(field, "a year, 1900 to 2200");
        if (year < 1900 || year > 2200) {
            throw problem(field, "a year, 1900 to 2200");
        }
        return year;
    }

    int integer(String field, String expected) {
        try {
            return Integer.parseInt(text(field));
        } catch (NumberFormatException e) {
            throw problem(field, expected);
        }
    }

    /** A finite decimal, or NaN if the field is empty. */
    double number(String field) {
        String value = optionalText(field);
        if (value.isEmpty()) {
            return Double.NaN;
        }
        try {
            double number = Double.parseDouble(value);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw problem(field, "a decimal number");
        }
        throw problem(field, "a decimal number");
    }

    SchoolDataException problem(String field, String expected) {
        return SchoolDataException.at(source, line, field, optionalText(field), expected);
    }
}
