package org.loomwatch.api.emergency.plan;

import static org.loomwatch.api.emergency.EmergencyTexts.at;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.emergency.Actor;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.datasets.reference.PlanLibrary;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.plan.Plan;

/** Keeps every version of every plan. The default library is version 1. */
public final class PlanService {

    private final Jdbi postgres;
    private final Clock clock;

    public PlanService(Jdbi postgres, Clock clock) {
        this.postgres = postgres;
        this.clock = clock;
    }

    /** A plan with its version. */
    public record Held(int version, Plan plan) {}

    /** The text of a version with what it leaves open. */
    public record PlanText(String event, int version, String yaml, List<String> gaps) {}

    /** The newest version, as the transaction of {@code handle} sees it; the default one if nobody saved another. */
    public Held getCurrent(Handle handle, Hazard hazard) {
        int version = handle.createQuery("SELECT coalesce(max(version), 0) FROM plan_version WHERE event = :event")
                .bind("event", hazard.id())
                .mapTo(Integer.class)
                .one();
        if (version == 0) {
            insert(handle, hazard, 1, PlanLibrary.getYaml(hazard), Actor.SYSTEM.login(), "default library");
            version = 1;
        }
        return new Held(version, get(handle, hazard, version));
    }

    public Plan get(Handle handle, Hazard hazard, int version) {
        return PlanFile.read(yaml(handle, hazard, version));
    }

    public List<PlanVersion> listVersions(Hazard hazard) {
        return postgres.inTransaction(handle -> {
            getCurrent(handle, hazard);
            return handle.createQuery("SELECT * FROM plan_version WHERE event = :event ORDER BY version DESC")
                    .bind("event", hazard.id())
                    .map((row, context) -> new PlanVersion(
                            row.getString("event"),
                            row.getInt("version"),
                            row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                            row.getString("saved_by"),
                            row.getString("note")))
                    .list();
        });
    }

    /** @throws Problem if there is no such version */
    public PlanText getText(Hazard hazard, int version) {
        return postgres.inTransaction(handle -> {
            int wanted = version == 0 ? getCurrent(handle, hazard).version() : version;
            String yaml = yaml(handle, hazard, wanted);
            return new PlanText(hazard.id(), wanted, yaml, PlanFile.listGaps(PlanFile.read(yaml)));
        });
    }

    /**
     * Saves a new version on top of the one its author saw.
     *
     * @throws Problem if the text is no plan of this hazard, or somebody saved another version meanwhile
     */
    public PlanText save(Hazard hazard, int basedOn, String yaml, String note, Actor actor) {
        Plan plan = PlanFile.read(yaml);
        if (plan.event() != hazard) {
            throw new Problem(
                    ProblemType.INVALID_BODY,
                    Text.of(
                            "预案的 event 不一致",
                            "the text is a plan for " + plan.event().id()));
        }
        int version = postgres.inTransaction(handle -> {
            handle.execute("SELECT pg_advisory_xact_lock(?)", 0x10_0A_91_A2L);
            int newest = getCurrent(handle, hazard).version();
            if (newest != basedOn) {
                throw new Problem(
                        ProblemType.CONFLICT,
                        Text.of("预案已有新版本 " + newest, "there is a newer version of the plan: " + newest));
            }
            insert(handle, hazard, newest + 1, yaml, actor.login(), note);
            return newest + 1;
        });
        return new PlanText(hazard.id(), version, yaml, PlanFile.listGaps(plan));
    }

    private void insert(Handle handle, Hazard hazard, int version, String yaml, String by, String note) {
        handle.createUpdate("""
                        INSERT INTO plan_version VALUES (:event, :version, :yaml, :at, :by, :note)
                        ON CONFLICT DO NOTHING""")
                .bind("event", hazard.id())
                .bind("version", version)
                .bind("yaml", yaml)
                .bind("at", at(clock.instant()))
                .bind("by", by)
                .bind("note", note)
                .execute();
    }

    private static String yaml(Handle handle, Hazard hazard, int version) {
        return handle.createQuery("SELECT yaml FROM plan_version WHERE event = :event AND version = :version")
                .bind("event", hazard.id())
                .bind("version", version)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> Problem.notFound("没有此版本的预案", "there is no such version of the plan"));
    }
}
