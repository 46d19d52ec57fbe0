package org.loomwatch.models.economy;

import java.nio.file.Path;

/**
 * What {@code economy dfm} asks for.
 *
 * @param series CSV with a date column and one column a series
 * @param spec YAML naming series, transformations and blocks
 * @param out directory for {@code factors.csv}, {@code smoothed.csv} and {@code parameters.json}; made if absent
 */
public record DfmRequest(Path series, Path spec, Path out) {}
