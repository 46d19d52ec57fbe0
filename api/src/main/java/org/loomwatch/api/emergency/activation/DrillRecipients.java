package org.loomwatch.api.emergency.activation;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;

/** Who hears of drills in place of the units; units without anybody are heard by the emergency office. */
public final class DrillRecipients {

    private final Jdbi postgres;

    public DrillRecipients(Jdbi postgres) {
        this.postgres = postgres;
    }

    /** The account that hears of drills for a unit. */
    public record DrillRecipient(String unit, String account) {}

    public List<DrillRecipient> list() {
        return postgres.withHandle(
                handle -> handle.createQuery("SELECT unit, account FROM drill_recipient ORDER BY unit")
                        .map((row, context) -> new DrillRecipient(row.getString("unit"), row.getString("account")))
                        .list());
    }

    /**
     * @param account login; empty for nobody of its own
     * @throws Problem if there is no such unit or account
     */
    public void set(String unit, String account) {
        postgres.useTransaction(handle -> {
            require(
                    handle.createQuery("SELECT count(*) FROM unit WHERE id = :id")
                            .bind("id", unit)
                            .mapTo(Integer.class)
                            .one(),
                    "没有单位 " + unit,
                    "there is no unit " + unit);
            handle.execute("DELETE FROM drill_recipient WHERE unit = ?", unit);
            if (!account.isBlank()) {
                require(
                        handle.createQuery("SELECT count(*) FROM account WHERE login = :login")
                                .bind("login", account)
                                .mapTo(Integer.class)
                                .one(),
                        "没有账号 " + account,
                        "there is no account " + account);
                handle.execute("INSERT INTO drill_recipient VALUES (?, ?)", unit, account);
            }
        });
    }

    private static void require(int found, String zh, String en) {
        if (found == 0) {
            throw new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
        }
    }
}
