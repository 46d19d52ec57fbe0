package org.loomwatch.api.emergency.resource;

/**
 * Somebody to ring up about a resource, beside the one who answers for it.
 *
 * @param duty what they are there; may be empty
 */
public record Person(String name, String duty, String telephone) {}
