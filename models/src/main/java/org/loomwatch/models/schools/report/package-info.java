/** Files written for people and for other programs: CSV tables and HTML reports that open without a network. */
@NullMarked
package org.loomwatch.models.schools.report;

import org.jspecify.annotations.NullMarked;
