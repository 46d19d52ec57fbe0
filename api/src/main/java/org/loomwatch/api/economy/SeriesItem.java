package org.loomwatch.api.economy;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One month of one series, a chain-linked level with mean 100.
 *
 * @param matched enterprises it rests on; null level where there were fewer than five
 * @param nowcastShare share carried on from the enterprises' own history
 * @param meterChanges enterprises left out because of a changed meter
 * @param founded enterprises that came, {@code gone} that left; only for the number of enterprises
 */
public record SeriesItem(
        YearMonth month,
        @Nullable Double level,
        @Nullable Double adjusted,
        @Nullable Double trend,
        long matched,
        @Nullable Double nowcastShare,
        long meterChanges,
        @Nullable Long founded,
        @Nullable Long gone) {}
