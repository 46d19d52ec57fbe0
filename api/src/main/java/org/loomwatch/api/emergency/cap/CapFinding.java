package org.loomwatch.api.emergency.cap;

/**
 * Something about a message that a rule finds.
 *
 * @param rule stable name of the rule, such as {@code references.missing}
 * @param path where in the message, as an XPath; {@code line:column} where there are no elements yet
 * @param message what is wrong, in English
 * @param messageZh the same in Chinese
 */
public record CapFinding(String rule, String path, String message, String messageZh) {}
