package org.loomwatch.api.catalogue;

import java.util.List;

/** The words of the data, in both languages. */
public record Catalogue(
        List<FeedWords> feeds,
        List<MeasureWords> measures,
        List<IndicatorWords> indicators,
        List<IndustryWords> industries,
        List<SizeWords> sizes) {

    /**
     * One feed.
     *
     * @param headline id of the measure that stands for the feed
     * @param unit of the headline
     */
    public record FeedWords(
            String id, String nameZh, String nameEn, String headline, String unit, List<FieldWords> fields) {}

    /**
     * One column of a feed.
     *
     * @param type date, money, count, quantity, share, enumeration or text
     */
    public record FieldWords(String name, String type) {}

    /** One conformed number per enterprise and month. */
    public record MeasureWords(
            String id,
            String feed,
            String unit,
            String unitZh,
            String unitEn,
            String nameZh,
            String nameEn,
            String aggregation) {}

    /**
     * One derived number per enterprise and month.
     *
     * @param feed the one that it says most about
     * @param feeds all that it is computed from
     * @param kind how it is derived from one feed, or {@code joint} if from several measures together
     */
    public record IndicatorWords(
            String id,
            String feed,
            List<String> feeds,
            String kind,
            String unit,
            String unitZh,
            String unitEn,
            String nameZh,
            String nameEn,
            String formula) {}

    /** One industry of GB/T 4754. */
    public record IndustryWords(String code, String nameZh, String nameEn) {}

    /** One size class of enterprises. */
    public record SizeWords(String id, String nameZh, String nameEn) {}
}
