package org.loomwatch.api.school;

import java.util.Random;
import org.loomwatch.store.clickhouse.ClickHouse;

/** School tables of a small district: catchments X1 to X3 in street S1, X4 to X6 in S2; grade 1 of X1 is 30 places short. */
final class SchoolTables {

    private static final int FIRST = 2012;
    private static final int AREAS = 6;
    private static final int GRADES = 9;

    private SchoolTables() {}

    static void fill(ClickHouse clickHouse, int last) {
        Random random = new Random(3);
        int[][][] pupils = new int[AREAS][GRADES][last - FIRST + 1];
        for (int a = 0; a < AREAS; a++) {
            for (int t = 0; t < pupils[a][0].length; t++) {
                for (int g = 0; g < GRADES; g++) {
                    double before = g == 0 || t == 0 ? 100 + 10 * a + 2 * t - 2 * g : pupils[a][g - 1][t - 1];
                    pupils[a][g][t] = (int) Math.round(before * (1 + 0.02 * random.nextGaussian()));
                }
            }
        }
        clickHouse.insertOnce(
                "catchments",
                "INSERT INTO catchment (id, parent, name_zh, name_en, position, boundary) VALUES (?, ?, ?, ?, ?, ?)",
                insert -> {
                    for (int a = 0; a < AREAS; a++) {
                        insert.setString(1, "X" + (a + 1));
                        insert.setString(2, a < 3 ? "S1" : "S2");
                        insert.setString(3, a == 2 ? "=HYPERLINK(\"x\",\"y\")" : "学区" + (a + 1));
                        insert.setString(4, "Catchment " + (a + 1));
                        insert.setInt(5, a);
                        insert.setString(6, "null");
                        insert.addBatch();
                    }
                });
        clickHouse.insertOnce(
                "enrolment",
                "INSERT INTO school_enrolment (area, grade, year, pupils, version) VALUES (?, ?, ?, ?, 1)",
                insert -> {
                    for (int a = 0; a < AREAS; a++) {
                        for (int g = 0; g < GRADES; g++) {
                            for (int t = 0; t < pupils[a][g].length; t++) {
                                insert.setString(1, "X" + (a + 1));
                                insert.setString(2, String.valueOf(g + 1));
                                insert.setInt(3, FIRST + t);
                                insert.setDouble(4, pupils[a][g][t]);
                                insert.addBatch();
                            }
                        }
                    }
                });
        clickHouse.insertOnce(
                "capacity",
                "INSERT INTO school_capacity (area, grade, year, places, version) VALUES (?, ?, ?, ?, 1)",
                insert -> {
                    for (int a = 0; a < AREAS; a++) {
                        for (int g = 0; g < GRADES; g++) {
                            int now = pupils[a][g][last - FIRST];
                            insert.setString(1, "X" + (a + 1));
                            insert.setString(2, String.valueOf(g + 1));
                            insert.setInt(3, FIRST);
                            insert.setDouble(4, a == 0 && g == 0 ? now - 30 : now + 40);
                            insert.addBatch();
                        }
                    }
                });
    }
}
