package org.loomwatch.models.schools;

import java.nio.file.Path;
import java.util.Optional;
import org.loomwatch.models.schools.data.RowSource;

/**
 * The tables and settings that forecast and backtest share.
 *
 * @param enrolment {@code area,grade,year,pupils}
 * @param births {@code area,year,births}
 * @param capacity {@code area,grade,year,places}
 * @param groups {@code area,parent}; without it an area's group is its code without the last part
 * @param events {@code kind,year,area,to_area,first_grade,last_grade,share}
 * @param horizon years ahead, 1 to 6
 * @param seed same seed and files give the same bytes
 */
public record SchoolInputs(
        RowSource enrolment,
        Optional<RowSource> births,
        Optional<RowSource> capacity,
        Optional<RowSource> groups,
        Optional<RowSource> events,
        int horizon,
        long seed) {

    public static final int USUAL_HORIZON = 5;
    public static final int LONGEST_HORIZON = 6;

    public SchoolInputs {
        if (horizon < 1 || horizon > LONGEST_HORIZON) {
            throw new IllegalArgumentException("horizon " + horizon + ": expected 1 to 6 years");
        }
    }

    /** Enrolment only, the usual horizon, seed 1. */
    public static SchoolInputs of(Path enrolment) {
        return new SchoolInputs(
                RowSource.file(enrolment),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                USUAL_HORIZON,
                1);
    }
}
