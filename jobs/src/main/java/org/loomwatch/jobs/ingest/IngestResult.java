package org.loomwatch.jobs.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a run. {@code records = accepted + corrected + duplicates + Σ quarantined} over the feed files that were not
 * refused; master data is counted apart.
 *
 * @param records rows of the feed files
 * @param accepted rows that brought a new record
 * @param corrected rows that brought a newer version of a record
 * @param duplicates rows that changed nothing: the same again, or older than what is known
 * @param quarantined rejected rows by reason id
 * @param refusedFiles files refused whole, with the reason
 * @param masterRows rows of master data taken
 * @param masterRejected rows of master data in quarantine
 * @param enterprises enterprises for which anything changed
 * @param indicators indicator values written
 */
public record IngestResult(
        long run,
        long records,
        long accepted,
        long corrected,
        long duplicates,
        Map<String, Long> quarantined,
        List<String> refusedFiles,
        long masterRows,
        long masterRejected,
        long enterprises,
        long indicators,
        double seconds) {

    public IngestResult {
        quarantined = Map.copyOf(new TreeMap<>(quarantined));
        refusedFiles = List.copyOf(refusedFiles);
    }

    public double recordsPerSecond() {
        return seconds > 0 ? records / seconds : 0;
    }
}
