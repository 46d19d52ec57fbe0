package org.loomwatch.models.economy.panel;

import org.loomwatch.models.economy.series.MonthlySeries;

/**
 * One measure of one cell, month by month.
 *
 * @param level chain-linked index of matched enterprises, mean 100; a month in which too few were matched repeats none of its
 *     neighbours: it is missing
 * @param matched enterprises the growth of each month rests on
 * @param reporting enterprises that reported at all
 * @param nowcastShare share of the level that was filled from the enterprises' own history, 0 to 1
 * @param meterChanges enterprises left out of a month's growth because a meter was changed
 */
public record CellSeries(
        Cell cell,
        EconomicMeasure measure,
        MonthlySeries level,
        MonthlySeries matched,
        MonthlySeries reporting,
        MonthlySeries nowcastShare,
        MonthlySeries meterChanges) {}
