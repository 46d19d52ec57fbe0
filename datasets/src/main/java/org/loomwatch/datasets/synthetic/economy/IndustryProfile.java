package org.loomwatch.datasets.synthetic.economy;

import java.util.List;

/**
 * How enterprises of one division behave.
 *
 * @param industry GB/T 4754 code such as {@code C39}
 * @param share of all enterprises
 * @param staffMedian persons; log-normal with {@code staffSigma}
 * @param wage yuan a month per head
 * @param turnoverPerHead yuan a month
 * @param kwhPerHead power a month
 * @param cubicMetresPerHead water a month
 * @param vatRate value-added tax declared as a share of turnover
 * @param cycle loading on the district's cycle
 * @param cooling summer amplitude of power
 * @param dispute shift of the log hazard of disputes
 * @param exitShare share that an authority wants to shut for excess or outdated capacity
 * @param words trade words of company names
 * @param kinds endings of company names
 */
public record IndustryProfile(
        String industry,
        int section,
        double share,
        double staffMedian,
        double staffSigma,
        double wage,
        double turnoverPerHead,
        double kwhPerHead,
        double cubicMetresPerHead,
        double vatRate,
        double cycle,
        Rhythm rhythm,
        double cooling,
        double dispute,
        double exitShare,
        List<String> words,
        List<String> kinds) {

    /** Stands in a carrier before its first enterprise. */
    public static final IndustryProfile NONE =
            new IndustryProfile("A01", 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, Rhythm.STEADY, 0, 0, 0, List.of(), List.of());
}
