/** Enrolment, births, places and dated events as read from CSV, with every oddity named. */
@NullMarked
package org.loomwatch.models.schools.data;

import org.jspecify.annotations.NullMarked;
