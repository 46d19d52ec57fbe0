package org.loomwatch.api.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;

/** Knows the months there are figures for. */
public final class MonthService {

    private final SqlReader reader;
    private final AnswerCache answers;

    /** @param answers keeps the months while no data arrive */
    public MonthService(SqlReader reader, AnswerCache answers) {
        this.reader = reader;
        this.answers = answers;
    }

    /** Oldest first; the same for everybody. */
    public List<YearMonth> list() {
        return answers.get(Viewer.unrestricted("months"), "months", this::read);
    }

    private List<YearMonth> read() {
        Sql sql = Sql.of("SELECT DISTINCT month FROM enterprise_month ORDER BY month");
        return reader.list(sql, row -> YearMonth.from(row.getObject("month", LocalDate.class)));
    }

    /**
     * The wanted month, or the latest one.
     *
     * @throws Problem if there are no figures for it
     */
    public static YearMonth choose(Optional<YearMonth> wanted, List<YearMonth> months) {
        return wanted.map(month -> {
                    if (!months.contains(month)) {
                        throw Problem.notFound("没有 " + month + " 的数据", "there are no figures for " + month);
                    }
                    return month;
                })
                .or(() -> months.isEmpty() ? Optional.empty() : Optional.of(months.get(months.size() - 1)))
                .orElseThrow(() -> Problem.notFound("尚未导入数据", "no data have been loaded yet"));
    }
}
