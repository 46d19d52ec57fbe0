package org.loomwatch.api.labor;

import java.util.List;

/** Figures of the watch, latest month first. */
public record ModelWatchList(List<ModelWatchItem> items) {}
