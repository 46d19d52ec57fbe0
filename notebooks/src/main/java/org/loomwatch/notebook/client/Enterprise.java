package org.loomwatch.notebook.client;

/** Master data of one enterprise. */
public record Enterprise(String uscc, String name, String area, String industry, String size) {}
