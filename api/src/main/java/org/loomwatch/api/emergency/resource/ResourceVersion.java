package org.loomwatch.api.emergency.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** How a resource stood after one of its edits. */
public record ResourceVersion(int version, JsonNode body, Instant changedAt, String changedBy) {}
