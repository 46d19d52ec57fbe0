package org.loomwatch.models.economy.series;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Numbers for consecutive months; a month without a number is {@link Double#NaN}. Immutable. */
public final class MonthlySeries {

    private final YearMonth start;
    private final double[] values;

    private MonthlySeries(YearMonth start, double[] values) {
        this.start = Objects.requireNonNull(start, "start");
        this.values = values;
    }

    /**
     * A series from {@code start} on; the values are copied.
     *
     * @throws IllegalArgumentException if there is no value, or one is infinite
     */
    public static MonthlySeries of(YearMonth start, double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a monthly series needs at least one month");
        }
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new IllegalArgumentException("the value of " + start.plusMonths(i) + " is infinite");
            }
        }
        return new MonthlySeries(start, values.clone());
    }

    public YearMonth start() {
        return start;
    }

    /** The last month, inclusive. */
    public YearMonth end() {
        return start.plusMonths(values.length - 1L);
    }

    public int length() {
        return values.length;
    }

    public YearMonth month(int index) {
        return start.plusMonths(Objects.checkIndex(index, values.length));
    }

    /** Value at a position, NaN when missing. */
    public double value(int index) {
        return values[index];
    }

    /** Value of a month, NaN when missing or outside the series. */
    public double value(YearMonth month) {
        long index = ChronoUnit.MONTHS.between(start, month);
        return index < 0 || index >= values.length ? Double.NaN : values[(int) index];
    }

    public boolean isMissing(int index) {
        return Double.isNaN(values[index]);
    }

    /** Number of months that have a value. */
    public int observed() {
        return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }

    public double[] toArray() {
        return values.clone();
    }

    /** The series without missing months at either end; unchanged when every month is missing. */
    public MonthlySeries trimmed() {
        int first = 0;
        int last = values.length - 1;
        while (first < last && isMissing(first)) {
            first++;
        }
        while (last > first && isMissing(last)) {
            last--;
        }
        return isMissing(first)
                ? this
                : new MonthlySeries(start.plusMonths(first), Arrays.copyOfRange(values, first, last + 1));
    }

    /** The same months with each value transformed. */
    public MonthlySeries map(DoubleUnaryOperator operator) {
        return of(start, Arrays.stream(values).map(operator).toArray());
    }

    /** Combines the values of equal months of two series with the same start and length. */
    public MonthlySeries combine(MonthlySeries other, DoubleBinaryOperator operator) {
        if (!start.equals(other.start) || values.length != other.values.length) {
            throw new IllegalArgumentException(this + " and " + other + " do not cover the same months");
        }
        double[] combined = new double[values.length];
        for (int i = 0; i < combined.length; i++) {
            combined[i] = operator.applyAsDouble(values[i], other.values[i]);
        }
        return of(start, combined);
    }

    /** These values over the months of another series; missing where this series has none. */
    public MonthlySeries over(MonthlySeries months) {
        double[] moved = new double[months.length()];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = value(months.month(i));
        }
        return new MonthlySeries(months.start, moved);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MonthlySeries that && start.equals(that.start) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * start.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "MonthlySeries[" + start + ".." + end() + ", " + observed() + " observed]";
    }
}
