/**
 * Candidate models of pupils by area and grade. Each sees the past up to one origin year only, at one level (areas,
 * groups, district), and answers with pupils by area, grade and year ahead.
 */
@NullMarked
package org.loomwatch.models.schools.forecast;

import org.jspecify.annotations.NullMarked;
