package org.loomwatch.store.backup;

import java.sql.Statement;
import org.loomwatch.store.Stores;

/** Rows that a careless export would change: replaced versions, awkward texts, numbers with all their digits. */
final class BackupTestData {

    static final long ENTERPRISES = 3_000;

    private BackupTestData() {}

    static void fill(Stores stores) {
        remove(stores);
        execute(stores, """
                INSERT INTO enterprise
                SELECT leftPad(toString(number), 18, '0'), concat('企业\\t\\n\\\\', toString(number)), 'C', 'D0101', '',
                       if(modulo(number, 7) = 0, NULL, 114 + rand(1) / 4294967296), 22.5, toDate32('1999-12-31') + number,
                       'small', '\\\\N', 1
                FROM numbers(%d)""".formatted(ENTERPRISES));
        // A later version of every third one; the earlier is gone for every reader.
        execute(stores, """
                INSERT INTO enterprise
                SELECT * REPLACE (concat(name, ' (new)') AS name, 2 AS version) FROM enterprise
                WHERE modulo(toUInt32(uscc), 3) = 0""");
        execute(stores, """
                INSERT INTO enterprise_month (month, uscc, water_cubic_metres, power_kwh, version)
                SELECT toDate('2016-01-01') + toIntervalMonth(modulo(number, 110)), leftPad(toString(number), 18, '0'),
                       pow(rand(2), 3) / 7, if(modulo(number, 5) = 0, nan, -1 / (number + 1)), number
                FROM numbers(%d) SETTINGS max_partitions_per_insert_block = 0""".formatted(ENTERPRISES));
    }

    static void remove(Stores stores) {
        execute(stores, "TRUNCATE TABLE enterprise");
        execute(stores, "TRUNCATE TABLE enterprise_month");
    }

    private static void execute(Stores stores, String sql) {
        stores.clickHouse().read(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
