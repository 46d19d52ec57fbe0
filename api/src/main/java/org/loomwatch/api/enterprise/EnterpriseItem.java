package org.loomwatch.api.enterprise;

/** One enterprise in a list; {@code area} and {@code industry} are ids. */
public record EnterpriseItem(String uscc, String name, String industry, String area, String size, String address) {}
