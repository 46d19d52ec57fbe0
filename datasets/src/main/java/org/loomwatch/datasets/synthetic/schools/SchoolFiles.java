package org.loomwatch.datasets.synthetic.schools;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import org.loomwatch.datasets.synthetic.feeds.RowBuffer;
import org.loomwatch.datasets.synthetic.geography.Catchment;

/** The school files of a district as text, by path below the output directory. */
public final class SchoolFiles {

    private SchoolFiles() {}

    /**
     * enrolment.csv, births.csv, capacity.csv, housing.csv, and the withheld years in oracle/enrolment-future.csv.
     *
     * @param until last month of the window: pupils of its year are known from September on
     */
    public static Map<String, RowBuffer> write(long seed, List<Catchment> catchments, YearMonth until) {
        SchoolYears years = SchoolYears.until(until);
        List<CatchmentSchool> schools = new SchoolModel(seed, years).build(catchments);
        RowBuffer enrolment = new RowBuffer().text("area,grade,year,pupils\n");
        RowBuffer births = new RowBuffer().text("area,year,births\n");
        RowBuffer capacity = new RowBuffer().text("area,grade,year,places\n");
        RowBuffer housing = new RowBuffer().text("area,year,dwellings\n");
        RowBuffer future = new RowBuffer().text("area,grade,year,pupils\n");
        for (CatchmentSchool school : schools) {
            table(school.area(), school::pupils, SchoolYears.FIRST_COUNTED, years.lastCounted(), enrolment);
            table(school.area(), school::pupils, years.lastCounted() + 1, years.lastHidden(), future);
            table(school.area(), school::places, SchoolYears.FIRST_COUNTED, years.lastHidden(), capacity);
            for (int year = SchoolYears.FIRST_BIRTHS; year <= years.lastBirths(); year++) {
                row(school.area(), year, school.births(year), births);
            }
            for (int year = SchoolYears.FIRST_COUNTED; year <= years.lastHidden(); year++) {
                row(school.area(), year, school.dwellings(year), housing);
            }
        }
        Map<String, RowBuffer> files = new LinkedHashMap<>();
        files.put("master/enrolment.csv", enrolment);
        files.put("master/births.csv", births);
        files.put("master/capacity.csv", capacity);
        files.put("master/housing.csv", housing);
        files.put("oracle/enrolment-future.csv", future);
        return files;
    }

    private static void table(String area, IntBinaryOperator table, int from, int to, RowBuffer out) {
        for (int year = from; year <= to; year++) {
            for (int grade = 1; grade <= SchoolYears.GRADES; grade++) {
                out.ascii(area).put(',').number(grade).put(',').number(year).put(',');
                out.number(table.applyAsInt(grade, year)).put('\n');
            }
        }
    }

    private static void row(String area, int year, int value, RowBuffer out) {
        out.ascii(area).put(',').number(year).put(',').number(value).put('\n');
    }
}
