package org.loomwatch.api.emergency.cap;

/** What a message may cost to read. Real ones stay far below: the largest seen have some hundred kilobytes and depth 6. */
final class XmlLimits {

    static final int BYTES = 2 << 20;
    static final int DEPTH = 32;
    static final int ELEMENTS = 50_000;
    static final int ATTRIBUTES = 32;

    private XmlLimits() {}
}
