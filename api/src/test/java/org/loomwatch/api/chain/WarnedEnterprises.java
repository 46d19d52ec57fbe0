package org.loomwatch.api.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import javax.sql.DataSource;
import org.loomwatch.domain.warning.Warning;

/**
 * Warnings about enterprises of a generated district, as scoring writes them: a small district gives no model enough to learn
 * from. Every tenth enterprise is warned of, grades by turns; the first of the
 * first street is red.
 */
public final class WarnedEnterprises {

    private static final String REASONS =
            "[{\"feed\":\"wages\",\"indicator\":\"wages_ratio\",\"value\":0.55,\"baseline\":1,\"percentile\":0.03,"
                    + "\"contribution\":0.9},{\"feed\":\"power\",\"indicator\":\"power_ratio\",\"value\":0.4,\"baseline\":1,"
                    + "\"percentile\":0.1,\"contribution\":0.4}]";

    private WarnedEnterprises() {}

    public static void write(DataSource clickHouse, YearMonth month) throws SQLException {
        try (Connection connection = clickHouse.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO warning (month, uscc, theme, area, industry, size, grade, probability, rank, queue,
                                             rule_floor, reasons, model, scored_at, version)
                        SELECT toDate(?), uscc, ?, area, industry, size,
                               ['red', 'orange', 'yellow', 'blue'][1 + toInt32(place / 10 - 1) % 4], 0.9 - place / 1000, place,
                               'queue', '', ?, 'made-up', now64(3, 'UTC'), toUnixTimestamp(now())
                        FROM (SELECT *, row_number() OVER (ORDER BY area, uscc) AS place FROM enterprise FINAL)
                        WHERE place % 10 = 0""")) {
            insert.setString(1, month.atDay(1).toString());
            insert.setString(2, Warning.LABOR_DISPUTE);
            insert.setString(3, REASONS);
            insert.execute();
        }
    }
}
