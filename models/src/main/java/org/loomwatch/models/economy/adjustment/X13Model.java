package org.loomwatch.models.economy.adjustment;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdplus.sa.base.api.ComponentType;
import jdplus.sa.base.api.SaVariable;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.api.processing.ProcessingLog;
import jdplus.toolkit.base.api.timeseries.StaticTsDataSupplier;
import jdplus.toolkit.base.api.timeseries.TsData;
import jdplus.toolkit.base.api.timeseries.TsPeriod;
import jdplus.toolkit.base.api.timeseries.regression.ModellingContext;
import jdplus.toolkit.base.api.timeseries.regression.TsContextVariable;
import jdplus.toolkit.base.api.timeseries.regression.TsDataSuppliers;
import jdplus.toolkit.base.api.timeseries.regression.Variable;
import jdplus.x13.base.api.regarima.EasterSpec;
import jdplus.x13.base.api.regarima.RegressionSpec;
import jdplus.x13.base.api.x11.SeasonalFilterOption;
import jdplus.x13.base.api.x11.X11Spec;
import jdplus.x13.base.api.x13.X13Spec;
import jdplus.x13.base.core.x13.X13Kernel;
import jdplus.x13.base.core.x13.X13Results;
import org.loomwatch.models.economy.series.MonthlySeries;

/**
 * X-13 as JDemetra+ runs it: automatic choice of logarithms, ARIMA orders, trading days with leap year, and outliers
 * (additive, level shift, transitory change). With a moving holiday its two regressors are added and Easter is dropped.
 */
final class X13Model {

    static final String BEFORE = "holiday_before";
    static final String AFTER = "holiday_after";

    /**
     * The component a holiday belongs to. JDemetra+ 3.5.0 estimates a user's regressor marked as calendar effect but
     * leaves it in the adjusted series; marked as seasonal it is taken out.
     */
    static final ComponentType HOLIDAY_COMPONENT = ComponentType.Seasonal;

    private static final String GROUP = "loomwatch";

    private final X13Kernel kernel;

    X13Model(Optional<HolidayCalendar> holiday) {
        this(holiday, TradingDays.EVERY_DAY);
    }

    X13Model(Optional<HolidayCalendar> holiday, TradingDays tradingDays) {
        this(holiday, HOLIDAY_COMPONENT, tradingDays);
    }

    X13Model(Optional<HolidayCalendar> holiday, ComponentType holidayComponent) {
        this(holiday, holidayComponent, TradingDays.EVERY_DAY);
    }

    private X13Model(Optional<HolidayCalendar> holiday, ComponentType holidayComponent, TradingDays tradingDays) {
        ModellingContext context = new ModellingContext();
        X13Spec spec = tradingDays == TradingDays.EVERY_DAY ? X13Spec.RSA5 : shortSeries();
        if (holiday.isPresent()) {
            context.getTsVariableManagers().set(GROUP, suppliers(holiday.get()));
            RegressionSpec regression = spec.getRegArima().getRegression().toBuilder()
                    .easter(EasterSpec.none())
                    .userDefinedVariables(
                            List.of(variable(BEFORE, holidayComponent), variable(AFTER, holidayComponent)))
                    .build();
            spec = spec.toBuilder()
                    .regArima(spec.getRegArima().toBuilder()
                            .regression(regression)
                            .build())
                    .build();
        }
        this.kernel = X13Kernel.of(spec, context);
    }

    /**
     * The airline model, one working-day effect, and one seasonal pattern for all years: orders chosen anew on few years
     * change with every month that is added, and a pattern that may move takes a good part of the cycle with it.
     */
    private static X13Spec shortSeries() {
        X11Spec x11 = X13Spec.RSA2.getX11().toBuilder()
                .filters(new SeasonalFilterOption[] {SeasonalFilterOption.Stable})
                .build();
        return X13Spec.RSA2.toBuilder().x11(x11).build();
    }

    /** Runs the model; the caller checks {@link X13Results#isValid()}. */
    X13Results process(MonthlySeries series) {
        return kernel.process(TsData.of(period(series.start()), DoubleSeq.of(series.toArray())), ProcessingLog.dummy());
    }

    private static TsPeriod period(YearMonth month) {
        return TsPeriod.monthly(month.getYear(), month.getMonthValue());
    }

    private static TsDataSuppliers suppliers(HolidayCalendar holiday) {
        TsPeriod start = TsPeriod.monthly(holiday.firstYear(), 1);
        TsDataSuppliers suppliers = new TsDataSuppliers();
        suppliers.set(BEFORE, new StaticTsDataSupplier(TsData.ofInternal(start, holiday.before())));
        suppliers.set(AFTER, new StaticTsDataSupplier(TsData.ofInternal(start, holiday.after())));
        return suppliers;
    }

    @SuppressWarnings("unchecked") // JDemetra+ declares the factory with the raw type.
    private static Variable<TsContextVariable> variable(String name, ComponentType component) {
        return Variable.variable(
                name, new TsContextVariable(GROUP + "." + name), Map.of(SaVariable.REGEFFECT, component.name()));
    }
}
