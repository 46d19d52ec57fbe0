package org.loomwatch.datasets.reference;

import java.time.LocalDate;

/**
 * A day on which the national calendar departs from the plain week.
 *
 * @param dayOff true for a public holiday, false for a weekend day worked to make up
 */
public record CalendarDay(LocalDate date, boolean dayOff, String nameZh, String nameEn) {}
