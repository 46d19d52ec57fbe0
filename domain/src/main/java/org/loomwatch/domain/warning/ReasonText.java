package org.loomwatch.domain.warning;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.indicator.FeedIndicator;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.IndicatorKind;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.domain.indicator.Unit;

/** A reason as a sentence: what it is, its value, the enterprise's own usual value, its place among peers. */
public final class ReasonText {

    private static final double LARGE = 100;

    private ReasonText() {}

    public static String zh(Reason reason) {
        if (isMissing(reason)) {
            return reason.feed().nameZh() + "：本月缺报";
        }
        if (kindOf(reason) == IndicatorKind.MISSING) {
            return reason.feed().nameZh() + "：本月已报";
        }
        StringBuilder text = new StringBuilder(reason.feed().nameZh() + "：" + name(reason, true));
        Double value = reason.value();
        text.append(value == null ? "本月无法计算" : "为" + number(value) + sign(reason, true));
        Double baseline = reason.baseline();
        if (baseline != null) {
            text.append("，自身近12个月中位数").append(number(baseline)).append(sign(reason, true));
        }
        Double percentile = reason.percentile();
        if (percentile != null && kindOf(reason) != IndicatorKind.PEER_PERCENTILE) {
            text.append("，该数据源本期值高于%.0f%%的同行同规模企业".formatted(100 * percentile));
        }
        return text.toString();
    }

    public static String en(Reason reason) {
        if (isMissing(reason)) {
            return reason.feed().nameEn() + ": not reported this month";
        }
        if (kindOf(reason) == IndicatorKind.MISSING) {
            return reason.feed().nameEn() + ": reported this month";
        }
        StringBuilder text = new StringBuilder(reason.feed().nameEn() + ": " + name(reason, false));
        Double value = reason.value();
        text.append(value == null ? " cannot be computed this month" : " is " + number(value) + sign(reason, false));
        Double baseline = reason.baseline();
        if (baseline != null) {
            text.append(", own median of 12 months ").append(number(baseline)).append(sign(reason, false));
        }
        Double percentile = reason.percentile();
        if (percentile != null && kindOf(reason) != IndicatorKind.PEER_PERCENTILE) {
            text.append(String.format(
                    Locale.ROOT,
                    "; this feed's value is above %.0f %% of peers of industry and size",
                    100 * percentile));
        }
        return text.toString();
    }

    /** Without figures, for those who may not see amounts. */
    public static String maskedZh(Reason reason) {
        return reason.feed().nameZh() + "：" + name(reason, true) + "异常（金额不可见）";
    }

    /** Without figures, for those who may not see amounts. */
    public static String maskedEn(Reason reason) {
        return reason.feed().nameEn() + ": " + name(reason, false) + " stands out (amounts not shown)";
    }

    /** The feed reported nothing: its measures are missing, or that it is missing is the indicator itself. */
    private static boolean isMissing(Reason reason) {
        IndicatorKind kind = kindOf(reason);
        if (kind == IndicatorKind.MISSING) {
            return !isZero(reason);
        }
        boolean reported =
                kind == IndicatorKind.VALUE || Measure.find(reason.indicator()).isPresent();
        return reported && reason.value() == null;
    }

    private static boolean isZero(Reason reason) {
        Double value = reason.value();
        return value != null && value == 0;
    }

    private static @Nullable IndicatorKind kindOf(Reason reason) {
        return Indicator.find(reason.indicator())
                .map(found -> found instanceof FeedIndicator single ? single.kind() : null)
                .orElse(null);
    }

    /** Without the feed's name, which stands before it. */
    private static String name(Reason reason, boolean chinese) {
        IndicatorKind kind = kindOf(reason);
        if (kind == IndicatorKind.VALUE) {
            Measure headline = Measure.headlineOf(reason.feed());
            return chinese ? headline.nameZh() : headline.nameEn();
        }
        if (kind != null) {
            return chinese ? kind.nameZh() : kind.nameEn();
        }
        Optional<String> measure =
                Measure.find(reason.indicator()).map(found -> chinese ? found.nameZh() : found.nameEn());
        return measure.or(() ->
                        Indicator.find(reason.indicator()).map(found -> chinese ? found.nameZh() : found.nameEn()))
                .orElse(reason.indicator());
    }

    private static String sign(Reason reason, boolean chinese) {
        Optional<Unit> unit = Measure.find(reason.indicator())
                .map(Measure::unit)
                .or(() -> Indicator.find(reason.indicator()).map(Indicator::unit));
        return unit.filter(found -> found != Unit.SHARE && found != Unit.STAGE)
                .map(found -> chinese ? found.signZh() : " " + found.signEn())
                .orElse("");
    }

    /** Whole numbers, such as months and people, without decimals. */
    private static String number(double value) {
        boolean whole = Math.abs(value) >= LARGE || value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%.2f", value);
    }
}
