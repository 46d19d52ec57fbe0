package org.loomwatch.api.emergency.cap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading the bytes gave.
 *
 * @param root the message; null if it could not be read to its end
 * @param version of CAP; null if the root is of no CAP namespace
 * @param syntax why it could not be read; empty if it could
 * @param schema where it departs from the schema of its version
 */
record XmlReading(
        @Nullable CapElement root, @Nullable CapVersion version, List<CapFinding> syntax, List<CapFinding> schema) {}
