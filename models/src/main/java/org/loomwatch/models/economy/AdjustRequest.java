package org.loomwatch.models.economy;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code economy adjust} asks for.
 *
 * @param series CSV with {@code date,value} or {@code year,month,value}, monthly
 * @param holidays CSV with {@code date}, the first day of a moving holiday, one a year: its effect is always taken out; a
 *     file without rows means no moving holiday. Without a file Chinese New Year is taken out where it is significant.
 * @param out CSV to write: {@code date,value,adjusted,trend,seasonal,irregular}
 */
public record AdjustRequest(Path series, Optional<Path> holidays, Path out) {}
