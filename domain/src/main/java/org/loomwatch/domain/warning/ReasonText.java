package org.loomwatch.domain.warning;

import java.util.Locale;
import java.util.Optional;
import org.loomwatch.domain.indicator.Indicator;
import org.loomwatch.domain.indicator.Measure;
import org.loomwatch.domain.indicator.Unit;

/** A reason as a sentence: what it is, its value, the enterprise's own usual value, its place among peers. */
public final class ReasonText {

    private static final double LARGE = 100;

    private ReasonText() {}

    public static String zh(Reason reason) {
        StringBuilder text = new StringBuilder(reason.feed().nameZh() + "：" + name(reason, true));
        Double value = reason.value();
        text.append(value == null ? "本月缺报" : "为" + number(value) + sign(reason, true));
        Double baseline = reason.baseline();
        if (baseline != null) {
            text.append("，自身近12个月中位数").append(number(baseline)).append(sign(reason, true));
        }
        Double percentile = reason.percentile();
        if (percentile != null) {
            text.append("，该数据源本期值高于%.0f%%的同行同规模企业".formatted(100 * percentile));
        }
        return text.toString();
    }

    public static String en(Reason reason) {
        StringBuilder text = new StringBuilder(reason.feed().nameEn() + ": " + name(reason, false));
        Double value = reason.value();
        text.append(value == null ? " not reported this month" : " is " + number(value) + sign(reason, false));
        Double baseline = reason.baseline();
        if (baseline != null) {
            text.append(", own median of 12 months ").append(number(baseline)).append(sign(reason, false));
        }
        Double percentile = reason.percentile();
        if (percentile != null) {
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

    private static String name(Reason reason, boolean chinese) {
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

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= LARGE ? "%,.0f" : "%.2f", value);
    }
}
