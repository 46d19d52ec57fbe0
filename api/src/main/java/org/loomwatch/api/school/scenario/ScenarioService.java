package org.loomwatch.api.school.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.school.CatchmentName;
import org.loomwatch.api.school.CatchmentService;
import org.loomwatch.api.server.Json;

/**
 * Keeps scenarios. One's own are seen always, others' when they are shared; in both cases only where every area they name is
 * in sight. Only the owner changes or deletes one.
 */
public final class ScenarioService {

    private static final TypeReference<List<ScenarioStep>> STEPS = new TypeReference<>() {};
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_NOTE = 4000;
    private static final int MOST_LISTED = 200;
    private static final String COLUMNS =
            "id, name, note, steps::text AS steps, areas, shared, owner, revision, created_at, changed_at, changed_by";

    private final Jdbi postgres;
    private final CatchmentService catchments;
    private final OutcomeService outcomes;
    private final Clock clock;

    public ScenarioService(Jdbi postgres, CatchmentService catchments, OutcomeService outcomes, Clock clock) {
        this.postgres = postgres;
        this.catchments = catchments;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    private record Stored(SchoolScenario scenario, Set<String> areas) {}

    /** The last changed first, at most 200. */
    public List<SchoolScenario> list(Viewer viewer) {
        Set<String> seen = seen(viewer);
        return postgres
                .withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM school_scenario"
                                + " WHERE deleted_at IS NULL AND (owner = :viewer OR shared)"
                                + " ORDER BY changed_at DESC, id")
                        .bind("viewer", viewer.name())
                        .map((row, context) -> read(row, viewer))
                        .list())
                .stream()
                .filter(stored -> seen.containsAll(stored.areas))
                .map(Stored::scenario)
                .limit(MOST_LISTED)
                .toList();
    }

    /** @throws Problem for a scenario that is unknown or not the viewer's to see */
    public SchoolScenario get(Viewer viewer, UUID id) {
        Optional<Stored> stored = postgres.withHandle(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM school_scenario WHERE id = :id AND deleted_at IS NULL AND (owner = :viewer OR shared)")
                .bind("id", id)
                .bind("viewer", viewer.name())
                .map((row, context) -> read(row, viewer))
                .findOne());
        return stored.filter(found -> seen(viewer).containsAll(found.areas))
                .map(Stored::scenario)
                .orElseThrow(() -> Problem.notFound("没有此方案", "there is no such scenario"));
    }

    /** @throws Problem if the draft is wrong */
    public SchoolScenario add(Viewer viewer, ScenarioDraft draft) {
        check(viewer, draft);
        UUID id = UUID.randomUUID();
        OffsetDateTime now = now();
        postgres.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO school_scenario
                            (id, name, note, steps, areas, shared, owner, created_at, changed_at, changed_by)
                        VALUES (:id, :name, :note, :steps::jsonb, :areas, :shared, :viewer, :now, :now, :viewer)""")
                .bind("id", id)
                .bind("name", draft.name())
                .bind("note", draft.note())
                .bind("steps", json(draft.steps()))
                .bindArray("areas", String.class, areas(draft.steps()))
                .bind("shared", draft.shared())
                .bind("viewer", viewer.name())
                .bind("now", now)
                .execute());
        return get(viewer, id);
    }

    /**
     * @param tag the version that the change is based on
     * @throws Problem if it is another's scenario, or has been changed since
     */
    public SchoolScenario change(Viewer viewer, UUID id, Optional<String> tag, ScenarioDraft draft) {
        SchoolScenario before = requireMine(viewer, id, tag);
        check(viewer, draft);
        int changed = postgres.withHandle(handle -> handle.createUpdate("""
                        UPDATE school_scenario
                        SET name = :name, note = :note, steps = :steps::jsonb, areas = :areas, shared = :shared,
                            revision = revision + 1, changed_at = :now, changed_by = :viewer
                        WHERE id = :id AND revision = :revision AND deleted_at IS NULL""")
                .bind("id", id)
                .bind("name", draft.name())
                .bind("note", draft.note())
                .bind("steps", json(draft.steps()))
                .bindArray("areas", String.class, areas(draft.steps()))
                .bind("shared", draft.shared())
                .bind("viewer", viewer.name())
                .bind("now", now())
                .bind("revision", before.revision())
                .execute());
        if (changed == 0) {
            throw changedMeanwhile();
        }
        return get(viewer, id);
    }

    /** @throws Problem if it is another's scenario, or has been changed since */
    public SchoolScenario delete(Viewer viewer, UUID id, Optional<String> tag) {
        SchoolScenario before = requireMine(viewer, id, tag);
        int deleted = postgres.withHandle(handle -> handle.execute(
                "UPDATE school_scenario SET deleted_at = ? WHERE id = ? AND revision = ? AND deleted_at IS NULL",
                now(),
                id,
                before.revision()));
        if (deleted == 0) {
            throw changedMeanwhile();
        }
        return before;
    }

    private SchoolScenario requireMine(Viewer viewer, UUID id, Optional<String> tag) {
        SchoolScenario scenario = get(viewer, id);
        if (!scenario.mine()) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    Text.of("只有方案的创建者可以修改；可另存为自己的方案", "only its owner may change a scenario: save a copy of your own"));
        }
        String wanted = tag.orElseThrow(() -> new Problem(
                ProblemType.PRECONDITION_REQUIRED,
                Text.of("请用 If-Match 给出所修改的版本", "name the version you change by If-Match")));
        if (!wanted.equals(scenario.tag())) {
            throw changedMeanwhile();
        }
        return scenario;
    }

    private static Problem changedMeanwhile() {
        return new Problem(
                ProblemType.PRECONDITION_FAILED,
                Text.of("方案已被修改，请重新打开", "the scenario has been changed meanwhile: open it again"));
    }

    private void check(Viewer viewer, ScenarioDraft draft) {
        if (draft.name().isEmpty() || draft.name().length() > LONGEST_NAME) {
            throw new Problem(
                    ProblemType.INVALID_BODY, Text.of("名称须为 1 至 120 个字符", "name: expected 1 to 120 characters"));
        }
        if (draft.note().length() > LONGEST_NOTE) {
            throw new Problem(
                    ProblemType.INVALID_BODY, Text.of("说明最多 4000 个字符", "note: expected at most 4000 characters"));
        }
        outcomes.get(viewer, draft.steps());
    }

    private Set<String> seen(Viewer viewer) {
        return catchments.list(viewer).stream().map(CatchmentName::area).collect(Collectors.toSet());
    }

    private static List<String> areas(List<ScenarioStep> steps) {
        return steps.stream()
                .flatMap(step -> step.areasOrNone().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Stored read(ResultSet row, Viewer viewer) throws SQLException {
        String owner = row.getString("owner");
        SchoolScenario scenario = new SchoolScenario(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("note"),
                steps(row.getString("steps")),
                row.getBoolean("shared"),
                owner,
                owner.equals(viewer.name()),
                row.getInt("revision"),
                time(row, "created_at"),
                time(row, "changed_at"),
                row.getString("changed_by"));
        String[] areas = (String[]) row.getArray("areas").getArray();
        return new Stored(scenario, new HashSet<>(Arrays.asList(areas)));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<ScenarioStep> steps(String text) {
        try {
            return Json.MAPPER.readValue(text, STEPS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored steps are not JSON", e);
        }
    }

    private static String json(List<ScenarioStep> steps) {
        try {
            return Json.MAPPER.writeValueAsString(steps);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("steps are always JSON", e);
        }
    }
}
