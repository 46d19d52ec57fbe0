package org.loomwatch.api.quarantine;

import java.util.Map;

/**
 * A quarantined row as it should have been.
 *
 * @param fileHash of the file that it stood in
 * @param fields texts by column name; columns left out are empty
 */
public record Correction(String fileHash, long line, Map<String, String> fields) {

    public Correction {
        fields = Map.copyOf(fields);
    }
}
