package org.loomwatch.domain.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.loomwatch.domain.feed.Feed;

class ReasonTextTest {

    @Test
    void saysValueOwnMedianAndPlaceAmongPeers() {
        Reason reason = new Reason(Feed.POWER, "power_value", 1200.0, 2400.0, 0.08, 0.7);
        assertEquals(
                Feed.POWER.nameEn()
                        + ": Power used is 1,200 kWh, own median of 12 months 2,400 kWh; this feed's value is above 8 % of peers of"
                        + " industry and size",
                ReasonText.en(reason));
        assertEquals(
                Feed.POWER.nameZh() + "：用电量为1,200千瓦时，自身近12个月中位数2,400千瓦时，该数据源本期值高于8%的同行同规模企业", ReasonText.zh(reason));
    }

    @Test
    void namesTheFeedOnce() {
        Reason reason = new Reason(Feed.TAX, "tax_ratio", 0.5, null, null, 0.3);
        assertEquals(Feed.TAX.nameEn() + ": Ratio to own 12-month median is 0.50 ×", ReasonText.en(reason));
        assertEquals(Feed.TAX.nameZh() + "：与自身12个月中位数之比为0.50倍", ReasonText.zh(reason));
    }

    @Test
    void countsWithoutDecimals() {
        Reason reason = new Reason(Feed.STAFFING, "staff_left", 7.0, 14.5, null, 0.3);
        assertTrue(
                ReasonText.en(reason).endsWith(" is 7 persons, own median of 12 months 14.50 persons"),
                ReasonText.en(reason));
    }

    @Test
    void saysThatAMonthIsMissingOnlyWhereNothingWasReported() {
        assertEquals(
                Feed.WAGES.nameEn() + ": not reported this month",
                ReasonText.en(new Reason(Feed.WAGES, "wages_paid", null, null, null, 0.2)));
        assertEquals(
                Feed.WAGES.nameZh() + "：本月缺报",
                ReasonText.zh(new Reason(Feed.WAGES, "wages_missing", 1.0, null, null, 0.2)));
        assertEquals(
                Feed.WAGES.nameEn() + ": 6-month slope cannot be computed this month",
                ReasonText.en(new Reason(Feed.WAGES, "wages_slope", null, null, null, 0.2)));
    }

    @Test
    void doesNotRankAPlaceAmongPeersAgain() {
        Reason reason = new Reason(Feed.WATER, "water_percentile", 4.0, null, 0.04, 0.2);
        assertEquals(false, ReasonText.en(reason).contains("above"), ReasonText.en(reason));
    }
}
