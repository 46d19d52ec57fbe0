package org.loomwatch.api.emergency.alert;

/** Something about a valid message that people must see and settle, such as a place nobody knows. */
public record AlertProblem(String rule, String textZh, String textEn) {}
