package org.loomwatch.models.labor.district;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.warning.Grade;
import org.loomwatch.domain.warning.Reason;
import org.loomwatch.models.labor.panel.FeatureTable;
import org.loomwatch.store.clickhouse.ClickHouse;

/** Scores one enterprise twice: as it is, and with some figures changed. Writes nothing. */
final class WhatIfScorer {

    private final ClickHouse clickHouse;
    private final DistrictReader reader;
    private final WorkingModel model;
    private final RuleBook rules = RuleBook.standard();

    WhatIfScorer(ClickHouse clickHouse, DistrictReader reader, WorkingModel model) {
        this.clickHouse = clickHouse;
        this.reader = reader;
        this.model = model;
    }

    /** Empty if the enterprise has no figures of the month. */
    Optional<WhatIf> score(YearMonth month, String uscc, Map<String, Float> changes) {
        DistrictReader.Reading enterprise = reader.enterprise(month, uscc);
        DistrictRows rows = enterprise.rows();
        if (rows.size() == 0) {
            return Optional.empty();
        }
        FeatureTable now = rows.features();
        Map<String, Float> all = new HashMap<>(changes);
        all.putAll(enterprise.recent().withChanges(rows.uscc(0), rows.month(0), changes));
        FeatureTable changed = replaced(now, all);
        float[][] before = model.content().blend().contributions(now);
        float[][] after = model.content().blend().contributions(changed);
        List<WhatIf.Feature> features = new ArrayList<>();
        for (int c = 0; c < now.width(); c++) {
            String name = now.names().get(c);
            if (DistrictFeatures.STORED.contains(name)) {
                features.add(new WhatIf.Feature(
                        name,
                        number(now.column(c)[0]),
                        number(changed.column(c)[0]),
                        sum(now, before, name),
                        sum(now, after, name)));
            }
        }
        List<List<Reason>> reasons = Reasons.withBaselines(
                reader,
                month,
                List.of(uscc, uscc),
                List.of(new Reasons(now, before).of(0), new Reasons(changed, after).of(0)));
        return Optional.of(new WhatIf(
                model.id(),
                new WarningStore(clickHouse).find(month, uscc).orElse(null),
                assess(now, reasons.get(0)),
                assess(changed, reasons.get(1)),
                features));
    }

    /** What a figure adds by itself and through the means of recent months that it enters. */
    private static double sum(FeatureTable table, float[][] contributions, String name) {
        double sum = contributions[table.names().indexOf(name)][0];
        for (String mean : RecentMonths.meansOf(name)) {
            int position = table.names().indexOf(mean);
            sum += position < 0 ? 0 : contributions[position][0];
        }
        return sum;
    }

    private WhatIf.Assessment assess(FeatureTable table, List<Reason> reasons) {
        double probability = model.content()
                .calibration()
                .probability(model.content().blend().logOdds(table)[0]);
        Grade own = model.cutoffs().grade(probability, Grade.NONE);
        Optional<RuleBook.Floor> floor = rules.floor(table, 0).filter(rule -> !own.isAtLeast(rule.grade()));
        return new WhatIf.Assessment(
                probability,
                floor.map(RuleBook.Floor::grade).orElse(own),
                floor.map(RuleBook.Floor::rule).orElse(""),
                reasons);
    }

    private static FeatureTable replaced(FeatureTable table, Map<String, Float> changes) {
        float[][] columns = new float[table.width()][];
        for (int c = 0; c < columns.length; c++) {
            Float change = changes.get(table.names().get(c));
            columns[c] = change == null ? table.column(c) : new float[] {change};
        }
        return new FeatureTable(table.names(), columns, 1);
    }

    private static @Nullable Double number(float value) {
        return Float.isNaN(value) ? null : (double) value;
    }
}
