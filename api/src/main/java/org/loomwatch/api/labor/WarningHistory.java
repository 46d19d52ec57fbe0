package org.loomwatch.api.labor;

import java.util.List;

/** Scores of one enterprise, latest month first. */
public record WarningHistory(List<WarningItem> items) {}
