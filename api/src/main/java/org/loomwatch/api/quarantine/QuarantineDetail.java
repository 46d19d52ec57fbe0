package org.loomwatch.api.quarantine;

import java.util.List;

/**
 * One item with its row cut into the feed's columns, for a form.
 *
 * @param fields in the feed's order; none if the row cannot be cut into them
 */
public record QuarantineDetail(QuarantineItem item, List<FieldText> fields) {

    /**
     * One column's text as it stood.
     *
     * @param type date, money, count, quantity, share, enumeration or text
     * @param allowed the words of an enumeration
     */
    public record FieldText(String name, String type, boolean required, List<String> allowed, String text) {}
}
