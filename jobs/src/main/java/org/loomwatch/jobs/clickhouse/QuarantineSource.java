package org.loomwatch.jobs.clickhouse;

/**
 * The file that a quarantined row stands in.
 *
 * @param hash of the content, so that the same content under another name is the same
 * @param feed id of the feed, or the name of the master data
 */
public record QuarantineSource(String file, String hash, String feed) {}
