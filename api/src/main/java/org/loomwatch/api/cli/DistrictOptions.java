package org.loomwatch.api.cli;

import java.nio.file.Path;
import org.loomwatch.datasets.synthetic.DistrictRequest;
import picocli.CommandLine.Option;

/** Which synthetic district to generate. */
final class DistrictOptions {

    @Option(
            names = "--enterprises",
            paramLabel = "N",
            description = "Places for enterprises (default: ${DEFAULT-VALUE}).")
    private int enterprises = DistrictRequest.DEFAULT_ENTERPRISES;

    @Option(names = "--months", paramLabel = "M", description = "Months of feeds (default: ${DEFAULT-VALUE}).")
    private int months = DistrictRequest.DEFAULT_MONTHS;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
    private long seed = DistrictRequest.DEFAULT_SEED;

    /** @throws BadInputException naming the option that is out of range */
    DistrictRequest request(Path directory, double dirt) {
        try {
            return DistrictRequest.into(directory)
                    .withEnterprises(enterprises)
                    .withMonths(months)
                    .withSeed(seed)
                    .withDirt(dirt);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--" + e.getMessage());
        }
    }
}
