package org.loomwatch.api.chart.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.chart.ChartDimension;
import org.loomwatch.api.chart.ChartMeasure;
import org.loomwatch.api.chart.ChartMeasures;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Json;
import org.loomwatch.datasets.reference.IndustryCatalog;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.domain.enterprise.EnterpriseSize;

/**
 * Keeps charts. One's own are seen always; others' when they are shared and their measure and area are in sight. Whoever opens
 * one asks for its figures with their own rights. Only the owner changes or deletes one.
 */
public final class ChartViewService {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_NOTE = 4000;
    private static final int MOST_LISTED = 200;
    private static final int MOST_MONTHS = 60;
    private static final Set<String> FORMS = Set.of("bars", "lines", "table");
    private static final String COLUMNS =
            "id, name, note, query::text AS query, shared, owner, revision, created_at, changed_at";

    private final Jdbi postgres;
    private final Supplier<AreaTree> areas;
    private final Clock clock;

    public ChartViewService(Jdbi postgres, Supplier<AreaTree> areas, Clock clock) {
        this.postgres = postgres;
        this.areas = areas;
        this.clock = clock;
    }

    /**
     * The last changed first, at most 200.
     *
     * @param viewers what whoever asks sees, under the permission of a measure
     */
    public List<ChartView> list(String viewer, Function<ChartMeasure, Viewer> viewers) {
        return postgres
                .withHandle(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM chart_view"
                                + " WHERE deleted_at IS NULL AND (owner = :viewer OR shared)"
                                + " ORDER BY changed_at DESC, id")
                        .bind("viewer", viewer)
                        .map((row, context) -> read(row, viewer))
                        .list())
                .stream()
                .filter(view -> view.mine() || inSight(view, viewers))
                .limit(MOST_LISTED)
                .toList();
    }

    /** @throws Problem for a view that is unknown or not theirs to see */
    public ChartView get(String viewer, Function<ChartMeasure, Viewer> viewers, UUID id) {
        return postgres.withHandle(handle -> handle.createQuery(
                                "SELECT " + COLUMNS
                                        + " FROM chart_view WHERE id = :id AND deleted_at IS NULL AND (owner = :viewer OR shared)")
                        .bind("id", id)
                        .bind("viewer", viewer)
                        .map((row, context) -> read(row, viewer))
                        .findOne())
                .filter(view -> view.mine() || inSight(view, viewers))
                .orElseThrow(() -> Problem.notFound("没有此视图", "there is no such view"));
    }

    private boolean inSight(ChartView view, Function<ChartMeasure, Viewer> viewers) {
        return ChartMeasures.find(view.query().measure())
                .map(measure -> measure.scope(viewers.apply(measure)))
                .filter(scope -> !scope.isNowhere() && overlaps(scope, view.query()))
                .isPresent();
    }

    private boolean overlaps(AreaScope scope, ChartViewQuery query) {
        return query.area() == null
                || !scope.and(AreaScope.under(List.of(query.area()), areas.get()))
                        .isNowhere();
    }

    /** @throws Problem if the draft is wrong, or asks for what its author does not see */
    public ChartView add(String viewer, Function<ChartMeasure, Viewer> viewers, ChartViewDraft draft) {
        check(viewers, draft);
        UUID id = UUID.randomUUID();
        postgres.useHandle(handle -> bind(handle.createUpdate("""
                        INSERT INTO chart_view
                            (id, name, note, query, measure, area, shared, owner, created_at, changed_at)
                        VALUES (:id, :name, :note, :query::jsonb, :measure, :area, :shared, :viewer, :now, :now)"""), draft)
                .bind("id", id)
                .bind("viewer", viewer)
                .execute());
        return get(viewer, viewers, id);
    }

    /**
     * @param tag the version that the change is based on
     * @throws Problem if it is another's view, or has been changed since
     */
    public ChartView change(
            String viewer,
            Function<ChartMeasure, Viewer> viewers,
            UUID id,
            Optional<String> tag,
            ChartViewDraft draft) {
        ChartView before = requireMine(get(viewer, viewers, id), tag);
        check(viewers, draft);
        int changed = postgres.withHandle(handle -> bind(handle.createUpdate("""
                        UPDATE chart_view
                        SET name = :name, note = :note, query = :query::jsonb, measure = :measure, area = :area,
                            shared = :shared, revision = revision + 1, changed_at = :now
                        WHERE id = :id AND revision = :revision AND deleted_at IS NULL"""), draft)
                .bind("id", id)
                .bind("revision", before.revision())
                .execute());
        if (changed == 0) {
            throw changedMeanwhile();
        }
        return get(viewer, viewers, id);
    }

    /** @throws Problem if it is another's view, or has been changed since */
    public ChartView delete(String viewer, Function<ChartMeasure, Viewer> viewers, UUID id, Optional<String> tag) {
        ChartView before = requireMine(get(viewer, viewers, id), tag);
        int deleted = postgres.withHandle(handle -> handle.execute(
                "UPDATE chart_view SET deleted_at = ? WHERE id = ? AND revision = ? AND deleted_at IS NULL",
                now(),
                id,
                before.revision()));
        if (deleted == 0) {
            throw changedMeanwhile();
        }
        return before;
    }

    private <S extends SqlStatement<S>> S bind(S statement, ChartViewDraft draft) {
        return statement
                .bind("name", draft.name())
                .bind("note", draft.note())
                .bind("query", json(draft.query()))
                .bind("measure", draft.query().measure())
                .bind("area", draft.query().area())
                .bind("shared", draft.shared())
                .bind("now", now());
    }

    private static ChartView requireMine(ChartView view, Optional<String> tag) {
        if (!view.mine()) {
            throw new Problem(
                    ProblemType.FORBIDDEN,
                    Text.of("只有视图的创建者可以修改；可另存为自己的视图", "only its owner may change a view: save a copy of your own"));
        }
        String wanted = tag.orElseThrow(() -> new Problem(
                ProblemType.PRECONDITION_REQUIRED,
                Text.of("请用 If-Match 给出所修改的版本", "name the version you change by If-Match")));
        if (!wanted.equals(view.tag())) {
            throw changedMeanwhile();
        }
        return view;
    }

    private static Problem changedMeanwhile() {
        return new Problem(
                ProblemType.PRECONDITION_FAILED,
                Text.of("视图已被修改，请重新打开", "the view has been changed meanwhile: open it again"));
    }

    private void check(Function<ChartMeasure, Viewer> viewers, ChartViewDraft draft) {
        require(
                !draft.name().isEmpty() && draft.name().length() <= LONGEST_NAME,
                "名称须为 1 至 120 个字符",
                "name: expected 1 to 120 characters");
        require(draft.note().length() <= LONGEST_NOTE, "说明最多 4000 个字符", "note: expected at most 4000 characters");
        ChartViewQuery query = draft.query();
        ChartMeasure measure = ChartMeasures.find(query.measure())
                .filter(candidate -> !candidate.scope(viewers.apply(candidate)).isNowhere())
                .orElse(null);
        require(measure != null, "没有此度量，或您的授权不包含它", "measure: unknown, or not shown by your grants");
        require(ChartDimension.byId().containsKey(query.dimension()), "没有此维度", "dimension: unknown");
        require(FORMS.contains(query.form()), "图形应为 bars、lines 或 table", "form: expected bars, lines or table");
        require(query.area() == null || areas.get().find(query.area()).isPresent(), "没有此区域", "area: unknown");
        require(
                query.industry() == null
                        || IndustryCatalog.find(query.industry()).isPresent(),
                "没有此行业",
                "industry: unknown");
        require(query.size() == null || EnterpriseSize.find(query.size()).isPresent(), "没有此规模", "size: unknown");
        Integer last = query.last();
        require(
                last == null || (last >= 1 && last <= MOST_MONTHS),
                "月数应为 1 至 " + MOST_MONTHS,
                "last: expected 1 to " + MOST_MONTHS + " months");
    }

    private static void require(boolean right, String zh, String en) {
        if (!right) {
            throw new Problem(ProblemType.INVALID_BODY, Text.of(zh, en));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static ChartView read(ResultSet row, String viewer) throws SQLException {
        String owner = row.getString("owner");
        return new ChartView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("note"),
                query(row.getString("query")),
                row.getBoolean("shared"),
                owner,
                owner.equals(viewer),
                row.getInt("revision"),
                time(row, "created_at"),
                time(row, "changed_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static ChartViewQuery query(String text) {
        try {
            return Json.MAPPER.readValue(text, ChartViewQuery.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored query is not JSON", e);
        }
    }

    private static String json(ChartViewQuery query) {
        try {
            return Json.MAPPER.writeValueAsString(query);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a query is always JSON", e);
        }
    }
}
