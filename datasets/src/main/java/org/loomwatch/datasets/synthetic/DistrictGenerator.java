package org.loomwatch.datasets.synthetic;

import org.loomwatch.datasets.synthetic.output.DistrictRun;

/**
 * Generates a fictional district: eight feeds month by month, master data, and the hidden truth apart. The same request
 * gives the same bytes on every machine, whatever the number of threads.
 */
public final class DistrictGenerator {

    /**
     * Writes the files of the request.
     *
     * @throws java.io.UncheckedIOException if the directory cannot be written
     */
    public DistrictResult generate(DistrictRequest request, GenerationProgress progress) {
        return new DistrictRun(request, progress).run();
    }
}
