package org.loomwatch.api.ticket.routing;

import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.WarningQueue;

/** What rules look at. */
public record Routable(String theme, Grade grade, WarningQueue queue, String area, String industry) {}
