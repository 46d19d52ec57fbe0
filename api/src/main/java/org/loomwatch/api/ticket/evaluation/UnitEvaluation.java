package org.loomwatch.api.ticket.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * One unit in one month. Months are calendar months in China; a ticket counts for the unit that answers for it, voided ones
 * never.
 *
 * <ul>
 *   <li>on-time acceptance = accepted by the deadline ÷ tickets whose acceptance was due in the month
 *   <li>on-time closure = resolved by the deadline (extensions included) ÷ tickets whose resolution was due in the month;
 *       one that was sent back counts from its last resolution
 *   <li>return and reopen rate = (returned by the unit + sent back to it + reopened in the month) ÷ handed to it in the
 *       month; at most 1
 *   <li>verdict quality = verified at the first check, never reopened and not contradicted ÷ verified in the month; a false
 *       alarm is contradicted by a dispute that began after the visit and within three months of the month warned of
 *   <li>score = 100 × (0.25 acceptance + 0.35 closure + 0.20 (1 − return and reopen rate) + 0.20 quality); a figure without
 *       cases is left out and the other weights grow in proportion
 * </ul>
 *
 * @param contradicted verdicts "false alarm" that a dispute contradicted
 * @param soundVerdicts the upper part of verdict quality
 * @param rank by score, from 1; units with the same score share a rank; null without a score
 */
public record UnitEvaluation(
        String unit,
        String nameZh,
        String nameEn,
        int acceptDue,
        int acceptedOnTime,
        @Nullable Double onTimeAcceptance,
        int resolveDue,
        int resolvedOnTime,
        @Nullable Double onTimeClosure,
        int handed,
        int returned,
        int sentBack,
        int reopened,
        @Nullable Double returnRate,
        int verified,
        int verifiedAtFirst,
        int contradicted,
        int soundVerdicts,
        @Nullable Double verdictQuality,
        @Nullable Double score,
        @Nullable Integer rank) {

    private static final double ACCEPTANCE = 0.25;
    private static final double CLOSURE = 0.35;
    private static final double RETURNS = 0.20;
    private static final double QUALITY = 0.20;

    /** The rates and the score of these counts; the rank comes later. */
    static UnitEvaluation of(
            String unit,
            String nameZh,
            String nameEn,
            int acceptDue,
            int acceptedOnTime,
            int resolveDue,
            int resolvedOnTime,
            int handed,
            int returned,
            int sentBack,
            int reopened,
            int verified,
            int verifiedAtFirst,
            int contradicted,
            int contradictedAtFirst) {
        Double acceptance = ratio(acceptedOnTime, acceptDue);
        Double closure = ratio(resolvedOnTime, resolveDue);
        Double returns = ratio(Math.min(handed, returned + sentBack + reopened), handed);
        int sound = verifiedAtFirst - contradictedAtFirst;
        Double quality = ratio(sound, verified);
        return new UnitEvaluation(
                unit,
                nameZh,
                nameEn,
                acceptDue,
                acceptedOnTime,
                acceptance,
                resolveDue,
                resolvedOnTime,
                closure,
                handed,
                returned,
                sentBack,
                reopened,
                returns,
                verified,
                verifiedAtFirst,
                contradicted,
                sound,
                quality,
                score(acceptance, closure, returns == null ? null : 1 - returns, quality),
                null);
    }

    UnitEvaluation ranked(@Nullable Integer place) {
        return new UnitEvaluation(
                unit,
                nameZh,
                nameEn,
                acceptDue,
                acceptedOnTime,
                onTimeAcceptance,
                resolveDue,
                resolvedOnTime,
                onTimeClosure,
                handed,
                returned,
                sentBack,
                reopened,
                returnRate,
                verified,
                verifiedAtFirst,
                contradicted,
                soundVerdicts,
                verdictQuality,
                score,
                place);
    }

    private static @Nullable Double ratio(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private static @Nullable Double score(
            @Nullable Double acceptance, @Nullable Double closure, @Nullable Double kept, @Nullable Double quality) {
        double sum = 0;
        double weights = 0;
        double[] weight = {ACCEPTANCE, CLOSURE, RETURNS, QUALITY};
        Double[] figure = {acceptance, closure, kept, quality};
        for (int i = 0; i < weight.length; i++) {
            if (figure[i] != null) {
                sum += weight[i] * figure[i];
                weights += weight[i];
            }
        }
        return weights == 0 ? null : Math.round(1000 * sum / weights) / 10.0;
    }
}
