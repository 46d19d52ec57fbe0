package org.loomwatch.api.labor;

import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which figures to change.
 *
 * @param month null for the latest with figures
 * @param changes values by id of a measure or indicator; null stands for missing
 */
public record WhatIfOrder(@Nullable YearMonth month, Map<String, @Nullable Double> changes) {}
