/** What our own Flink types have in common. */
@NullMarked
package org.loomwatch.jobs.flink;

import org.jspecify.annotations.NullMarked;
