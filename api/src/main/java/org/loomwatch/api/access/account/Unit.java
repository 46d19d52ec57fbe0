package org.loomwatch.api.access.account;

/** A department or office that works tickets and employs account holders; it stands in one area. */
public record Unit(String id, String nameZh, String nameEn, String area) {}
