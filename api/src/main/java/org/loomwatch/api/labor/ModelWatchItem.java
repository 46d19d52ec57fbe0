package org.loomwatch.api.labor;

import java.time.YearMonth;

/**
 * A monthly figure of the watch over a model.
 *
 * @param metric such as {@code psi}, {@code calibration_ratio} or {@code precision}
 * @param subject feature or grade that it is about; empty for the model as a whole
 * @param alarm whether somebody should look
 */
public record ModelWatchItem(
        YearMonth month, String model, String metric, String subject, double value, boolean alarm) {}
