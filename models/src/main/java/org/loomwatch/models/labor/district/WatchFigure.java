package org.loomwatch.models.labor.district;

import java.time.YearMonth;

/**
 * One monthly figure of the watch over a model.
 *
 * @param month the month that the figure is about
 * @param metric such as {@code psi}, {@code calibration_ratio} or {@code precision}
 * @param subject feature or grade that it is about; empty for the model as a whole
 * @param alarm whether somebody should look
 */
public record WatchFigure(YearMonth month, String model, String metric, String subject, double value, boolean alarm) {}
