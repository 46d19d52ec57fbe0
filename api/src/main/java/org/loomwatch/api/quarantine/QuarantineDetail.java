package org.loomwatch.api.quarantine;

import java.util.List;

/**
 * One item with its row cut into the feed's columns, for a form.
 *
 * @param fields in the feed's order, those that cannot be told from the row empty; none if it is no row of a feed
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
