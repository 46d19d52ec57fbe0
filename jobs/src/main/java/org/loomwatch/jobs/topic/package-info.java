/** Feeds that arrive as messages of Kafka topics. */
@NullMarked
package org.loomwatch.jobs.topic;

import org.jspecify.annotations.NullMarked;
