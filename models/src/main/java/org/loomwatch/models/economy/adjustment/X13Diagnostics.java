package org.loomwatch.models.economy.adjustment;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jdplus.sa.base.core.diagnostics.GenericSaTests;
import jdplus.sa.base.core.tests.CombinedSeasonality;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import jdplus.toolkit.base.api.stats.StatisticalTest;
import jdplus.toolkit.base.api.timeseries.calendars.LengthOfPeriodType;
import jdplus.toolkit.base.api.timeseries.regression.IOutlier;
import jdplus.toolkit.base.core.modelling.regression.RegressionDesc;
import jdplus.toolkit.base.core.regsarima.regular.RegSarimaModel;
import jdplus.x13.base.core.x13.Mstatistics;
import jdplus.x13.base.core.x13.X13Results;
import org.jspecify.annotations.Nullable;

/** Reads our diagnostics out of JDemetra+'s results. */
final class X13Diagnostics {

    private X13Diagnostics() {}

    static AdjustmentDiagnostics of(X13Results results) {
        RegSarimaModel model = results.getPreprocessing();
        List<Outlier> outliers = new ArrayList<>();
        List<CalendarEffect> effects = new ArrayList<>();
        for (RegressionDesc item : model.getDetails().getRegressionItems()) {
            if (item.getCore() instanceof IOutlier outlier) {
                outliers.add(new Outlier(
                        YearMonth.from(outlier.getPosition()), outlier.getCode(), item.getCoef(), item.getTStat()));
            } else {
                effects.add(new CalendarEffect(item.getName(), item.getCoef(), item.getStderr(), item.getPvalue()));
            }
        }
        SarimaOrders orders = model.specification();
        Mstatistics quality = results.getDiagnostics().getMstatistics();
        List<Double> mStatistics = new ArrayList<>();
        for (int m = 1; m <= quality.getMCount(); m++) {
            mStatistics.add(quality.getM(m));
        }
        GenericSaTests tests = results.getDiagnostics().getGenericDiagnostics();
        return new AdjustmentDiagnostics(
                "(%d,%d,%d)(%d,%d,%d)"
                        .formatted(
                                orders.getP(),
                                orders.getD(),
                                orders.getQ(),
                                orders.getBp(),
                                orders.getBd(),
                                orders.getBq()),
                model.getDescription().getLengthOfPeriodTransformation() != LengthOfPeriodType.None,
                mStatistics,
                quality.getQ(),
                quality.getQm2(),
                words(tests.combinedSeasonalityTests().siTest(false)),
                words(tests.combinedSeasonalityTests().saTest(false)),
                pValue(tests.residualSeasonalityTestsOnSa().fTest()),
                pValue(tests.residualSeasonalityTestsOnSa().qsTest()),
                outliers,
                effects);
    }

    private static double pValue(@Nullable StatisticalTest test) {
        return test == null ? Double.NaN : test.getPvalue();
    }

    /** In words; {@code unknown} where the series is too short for the test. */
    private static String words(@Nullable CombinedSeasonality test) {
        if (test == null) {
            return "unknown";
        }
        String summary = test.getSummary().name();
        return summary.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
