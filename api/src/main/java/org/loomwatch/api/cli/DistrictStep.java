package org.loomwatch.api.cli;

import org.loomwatch.datasets.synthetic.DistrictGenerator;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import org.loomwatch.datasets.synthetic.DistrictResult;

/** Generates a district and tells how far it is. */
final class DistrictStep {

    private DistrictStep() {}

    static DistrictResult run(DistrictRequest request, Progress progress) throws Exception {
        return progress.run(
                "generating the district",
                () -> new DistrictGenerator()
                        .generate(
                                request,
                                (month, done, total, rows) -> progress.update(
                                        "%s, month %d of %d, %,d records".formatted(month, done, total, rows))),
                DistrictStep::describe);
    }

    static String describe(DistrictResult result) {
        return "%,d enterprises, %s to %s, %,d records"
                .formatted(result.enterprises(), result.from(), result.until(), result.rows());
    }
}
