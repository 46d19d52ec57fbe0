package org.loomwatch.api.labor;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.FieldRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.enterprise.EnterpriseService;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.district.LaborWarningService;
import org.loomwatch.models.labor.district.RuleBook;
import org.loomwatch.models.labor.district.WhatIf;
import org.loomwatch.store.clickhouse.ClickHouse;

/**
 * Asks the model at work what it would say if figures were others. For those who see the ratios of every feed there: who does not
 * could learn hidden figures from how the score moves.
 */
final class WhatIfService implements AutoCloseable {

    private static final int MOST_CHANGES = 40;

    private final ServerContext context;
    private final EnterpriseService enterprises;
    private final RuleBook rules = RuleBook.standard();
    private @Nullable ClickHouse clickHouse;
    private @Nullable LaborWarningService labor;

    WhatIfService(ServerContext context, EnterpriseService enterprises) {
        this.context = context;
        this.enterprises = enterprises;
    }

    /** A figure of the model, as it may be shown. */
    private record Figure(String nameZh, String nameEn, String feed, String unit, boolean seen) {}

    /** @throws Problem if the enterprise, the month or a figure is not there for the viewer */
    WhatIfAnswer ask(Viewer viewer, String uscc, WhatIfOrder order) {
        String area = enterprises.getArea(viewer, uscc);
        if (!FieldRules.scope(viewer, List.of(Feed.values()), FieldDetail.RATIOS)
                .covers(area)) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    Text.of("假设分析需要全部数据源的比例权限", "trying out figures needs the ratios of every feed in your grant"));
        }
        Map<String, Float> changes = new HashMap<>();
        if (order.changes().size() > MOST_CHANGES) {
            throw problem("changes", "最多 " + MOST_CHANGES + " 项", "at most " + MOST_CHANGES);
        }
        order.changes().forEach((id, value) -> {
            if (figure(viewer, area, id).filter(Figure::seen).isEmpty()) {
                throw problem("changes", "没有可更改的指标 " + id, "there is no figure " + id + " to change");
            }
            if (value != null && !Double.isFinite(value.floatValue())) {
                throw problem("changes", id + " 的值过大", "the value of " + id + " is too large");
            }
            changes.put(id, value == null ? Float.NaN : value.floatValue());
        });
        try {
            YearMonth month = order.month() == null ? latest() : order.month();
            WhatIf answer = labor().whatIf(month, uscc, changes)
                    .orElseThrow(() -> Problem.notFound("该月没有此企业的指标", "the enterprise has no figures of that month"));
            return answer(viewer, area, uscc, month, answer);
        } catch (LaborException e) {
            throw Problem.notFound("尚无在用模型", "no model is at work yet");
        }
    }

    private YearMonth latest() {
        return labor().findMonths()
                .map(months -> months.get(1))
                .orElseThrow(() -> Problem.notFound("尚无数据", "nothing was loaded yet"));
    }

    private WhatIfAnswer answer(Viewer viewer, String area, String uscc, YearMonth month, WhatIf answer) {
        Map<String, Figure> seen = new HashMap<>();
        for (WhatIf.Feature feature : answer.features()) {
            figure(viewer, area, feature.id()).filter(Figure::seen).ifPresent(figure -> seen.put(feature.id(), figure));
        }
        List<WhatIfAnswer.WhatIfFeature> features = answer.features().stream()
                .filter(feature -> seen.containsKey(feature.id()))
                .sorted(Comparator.comparingDouble((WhatIf.Feature feature) -> -Math.abs(feature.contribution()))
                        .thenComparing(WhatIf.Feature::id))
                .map(feature -> feature(feature, seen.get(feature.id())))
                .toList();
        return new WhatIfAnswer(
                uscc,
                month,
                answer.model(),
                recorded(answer.recorded()),
                assessment(viewer, area, answer.now()),
                assessment(viewer, area, answer.changed()),
                features,
                answer.features().size() - features.size());
    }

    private static WhatIfAnswer.@Nullable Recorded recorded(WhatIf.@Nullable Recorded recorded) {
        return recorded == null
                ? null
                : new WhatIfAnswer.Recorded(
                        recorded.probability(), recorded.grade().id(), recorded.model(), recorded.scoredAt());
    }

    private static WhatIfAnswer.WhatIfFeature feature(WhatIf.Feature feature, Figure figure) {
        return new WhatIfAnswer.WhatIfFeature(
                feature.id(),
                figure.nameZh(),
                figure.nameEn(),
                figure.feed(),
                figure.unit(),
                feature.value(),
                feature.changedValue(),
                feature.contribution(),
                feature.changedContribution());
    }

    private WhatIfAnswer.Assessment assessment(Viewer viewer, String area, WhatIf.Assessment assessment) {
        return new WhatIfAnswer.Assessment(
                assessment.probability(),
                assessment.grade().id(),
                rules.nameZh(assessment.rule()),
                rules.nameEn(assessment.rule()),
                assessment.reasons().stream()
                        .filter(reason -> viewer.sees(reason.feed(), FieldDetail.RATIOS, area))
                        .map(reason -> WarningReasons.of(viewer, area, reason))
                        .toList());
    }

    private static Optional<Figure> figure(Viewer viewer, String area, String id) {
        return Measure.find(id)
                .map(measure -> new Figure(
                        measure.nameZh(),
                        measure.nameEn(),
                        measure.feed().id(),
                        measure.unit().id(),
                        FieldRules.sees(viewer, measure, area)))
                .or(() -> Indicator.find(id)
                        .map(indicator -> new Figure(
                                indicator.nameZh(),
                                indicator.nameEn(),
                                indicator.feed().id(),
                                indicator.unit().id(),
                                FieldRules.sees(viewer, indicator, area))));
    }

    private static Problem problem(String name, String zh, String en) {
        return Problem.invalidParameter(name, Text.of(zh, en));
    }

    /** Connections are opened when first asked for: describing the routes asks no engine. */
    private synchronized LaborWarningService labor() {
        LaborWarningService known = labor;
        if (known == null) {
            ClickHouse pool = ClickHouse.to(context.clickhouseConnection());
            clickHouse = pool;
            known = new LaborWarningService(
                    pool, context.postgres(), context.data().root().resolve("models"), context.clock());
            labor = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (clickHouse != null) {
            clickHouse.close();
        }
    }
}
