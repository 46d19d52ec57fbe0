package org.loomwatch.api.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.catalogue.Catalogue.FeedWords;
import org.loomwatch.api.catalogue.Catalogue.FieldWords;
import org.loomwatch.api.catalogue.Catalogue.IndicatorWords;
import org.loomwatch.api.catalogue.Catalogue.IndustryWords;
import org.loomwatch.api.catalogue.Catalogue.MeasureWords;
import org.loomwatch.api.catalogue.Catalogue.SizeWords;
import org.loomwatch.datasets.reference.Industry;
import org.loomwatch.datasets.reference.IndustryCatalog;
import org.loomwatch.domain.enterprise.EnterpriseSize;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.FeedIndicator;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.domain.indicator.Unit;

/** Puts the domain's words together. */
public final class CatalogueService {

    private final Catalogue catalogue;

    public CatalogueService() {
        catalogue = new Catalogue(
                Arrays.stream(Feed.values()).map(CatalogueService::words).toList(),
                Arrays.stream(Measure.values()).map(CatalogueService::words).toList(),
                Indicator.list().stream().map(CatalogueService::words).toList(),
                Stream.concat(IndustryCatalog.listSections().stream(), IndustryCatalog.listDivisions().stream())
                        .map(CatalogueService::words)
                        .toList(),
                Arrays.stream(EnterpriseSize.values())
                        .map(CatalogueService::words)
                        .toList());
    }

    /** The same words for every viewer: they say nothing about any enterprise. */
    public Catalogue get(Viewer viewer) {
        return catalogue;
    }

    private static FeedWords words(Feed feed) {
        Measure headline = Measure.headlineOf(feed);
        List<FieldWords> fields = feed.fields().stream()
                .map(field -> new FieldWords(field.name(), field.type().name().toLowerCase(Locale.ROOT)))
                .toList();
        return new FeedWords(
                feed.id(),
                feed.nameZh(),
                feed.nameEn(),
                headline.id(),
                headline.unit().id(),
                fields);
    }

    private static MeasureWords words(Measure measure) {
        Unit unit = measure.unit();
        return new MeasureWords(
                measure.id(),
                measure.feed().id(),
                unit.id(),
                unit.signZh(),
                unit.signEn(),
                measure.nameZh(),
                measure.nameEn(),
                measure.aggregation());
    }

    private static IndicatorWords words(Indicator indicator) {
        Unit unit = indicator.unit();
        String kind = indicator instanceof FeedIndicator ofOne ? ofOne.kind().id() : "joint";
        return new IndicatorWords(
                indicator.id(),
                indicator.feed().id(),
                indicator.feeds().stream().map(Feed::id).toList(),
                kind,
                unit.id(),
                unit.signZh(),
                unit.signEn(),
                indicator.nameZh(),
                indicator.nameEn(),
                indicator.formula());
    }

    private static IndustryWords words(Industry industry) {
        return new IndustryWords(industry.code(), industry.nameZh(), industry.nameEn());
    }

    private static SizeWords words(EnterpriseSize size) {
        String nameEn =
                size.id().substring(0, 1).toUpperCase(Locale.ROOT) + size.id().substring(1);
        return new SizeWords(size.id(), size.nameZh(), nameEn);
    }
}
