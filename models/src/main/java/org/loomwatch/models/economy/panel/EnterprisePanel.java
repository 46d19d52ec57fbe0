package org.loomwatch.models.economy.panel;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What every enterprise of the district reported, by measure and month, and when it was known. Kept as plain arrays: a
 * district of 20,000 enterprises and eight years is 50 MB. Read-only once built.
 */
public final class EnterprisePanel {

    private final YearMonth start;
    private final int months;
    private final List<Member> members;
    private final Map<EconomicMeasure, Reports> reports;
    private final CellMap cells;

    private EnterprisePanel(Builder builder) {
        start = builder.start;
        months = builder.months;
        members = List.copyOf(builder.members);
        reports = builder.reports;
        cells = CellMap.of(members);
    }

    /**
     * One enterprise.
     *
     * @param street area id of its street; empty if its area is not known
     * @param section letter of its industry's section
     * @param founded month it was founded, counted from the panel's first month; hugely negative if not known
     */
    public record Member(String uscc, String street, String section, int founded) {}

    public YearMonth start() {
        return start;
    }

    public YearMonth end() {
        return start.plusMonths(months - 1L);
    }

    public int months() {
        return months;
    }

    public List<Member> members() {
        return members;
    }

    /** Position of a month, which may lie outside. */
    public int indexOf(YearMonth month) {
        return Math.toIntExact(ChronoUnit.MONTHS.between(start, month));
    }

    /** Which cells its enterprises belong to. */
    CellMap cells() {
        return cells;
    }

    /** One measure as it was known when the reports of month {@code vintage} closed. */
    Known known(EconomicMeasure measure, int vintage) {
        return new Known(of(reports, measure), vintage);
    }

    /** One measure of all enterprises as it was known on a day. */
    static final class Known {
        private final Reports reports;
        private final int vintage;

        private Known(Reports reports, int vintage) {
            this.reports = reports;
            this.vintage = vintage;
        }

        /** Natural logarithm of a value; NaN where nothing was reported, or not yet. */
        float log(int month, int member) {
            return month + reports.delays[month][member] > vintage ? Float.NaN : reports.logs[month][member];
        }

        /** Whether an enterprise was measured by other meters than in the month before. */
        boolean isMeterChanged(int month, int member) {
            return reports.meterChanges[month].get(member);
        }
    }

    private static Reports of(Map<EconomicMeasure, Reports> reports, EconomicMeasure measure) {
        return Objects.requireNonNull(reports.get(measure), measure::id);
    }

    /** One measure of all enterprises: logarithm and closings missed by month and enterprise, and whose meters changed. */
    private static final class Reports {
        private final float[][] logs;
        private final byte[][] delays;
        private final BitSet[] meterChanges;

        private Reports(int months, int members) {
            logs = new float[months][members];
            delays = new byte[months][members];
            meterChanges = new BitSet[months];
            for (int t = 0; t < months; t++) {
                Arrays.fill(logs[t], Float.NaN);
                meterChanges[t] = new BitSet();
            }
        }
    }

    /** Collects a panel; values not set are missing. */
    public static final class Builder {
        private final YearMonth start;
        private final int months;
        private final List<Member> members = new ArrayList<>();
        private final Map<String, Integer> byUscc = new HashMap<>();
        private final Map<EconomicMeasure, Reports> reports = new EnumMap<>(EconomicMeasure.class);

        /** @param expected all enterprises: the panel's width is fixed */
        public Builder(YearMonth start, int months, List<Member> expected) {
            this.start = start;
            this.months = months;
            for (Member member : expected) {
                byUscc.put(member.uscc(), members.size());
                members.add(member);
            }
            EconomicMeasure.listReported()
                    .forEach(measure -> reports.put(measure, new Reports(months, members.size())));
        }

        /** Position of an enterprise, or -1. */
        public int find(String uscc) {
            return byUscc.getOrDefault(uscc, -1);
        }

        /** Sets a value; zero and below are no growth anybody could compute and stay missing. */
        public Builder value(EconomicMeasure measure, int month, int member, double value) {
            if (value > 0 && Double.isFinite(value)) {
                of(reports, measure).logs[month][member] = (float) Math.log(value);
            }
            return this;
        }

        /** A value that came {@code late} closings after its own. */
        public Builder late(EconomicMeasure measure, int month, int member, int late) {
            of(reports, measure).delays[month][member] = (byte) Math.min(Byte.MAX_VALUE, late);
            return this;
        }

        public Builder meterChanged(EconomicMeasure measure, int month, int member) {
            of(reports, measure).meterChanges[month].set(member);
            return this;
        }

        public EnterprisePanel build() {
            return new EnterprisePanel(this);
        }
    }
}
