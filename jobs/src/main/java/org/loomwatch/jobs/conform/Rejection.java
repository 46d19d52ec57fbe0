package org.loomwatch.jobs.conform;

/**
 * Why one row is not accepted.
 *
 * @param column the field at fault, empty if it is the row as a whole
 * @param expected what a valid text would have been
 */
public record Rejection(Reason reason, String column, String expected) {}
