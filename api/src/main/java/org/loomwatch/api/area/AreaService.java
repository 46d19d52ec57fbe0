package org.loomwatch.api.area;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.FeatureCollection.Feature;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Json;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;

/** Reads areas and terrain. */
public final class AreaService {

    private static final String COLUMNS = "id, parent, level, name_zh, name_en";

    private final SqlReader reader;

    public AreaService(SqlReader reader) {
        this.reader = reader;
    }

    /** Areas in the order of the master data, those of higher levels first. */
    public List<Area> list(Viewer viewer, Optional<AreaLevel> level) {
        return reader.list(select(viewer, COLUMNS, level), AreaService::area);
    }

    /** The district, unless no areas are loaded yet. */
    public Optional<Area> findDistrict(Viewer viewer) {
        return list(viewer, Optional.of(AreaLevel.DISTRICT)).stream().findFirst();
    }

    /** The whole tree, for working out who sees what; empty while no areas are loaded. */
    public Optional<AreaTree> findTree() {
        List<Area> areas = list(Viewer.unrestricted("access rules"), Optional.empty());
        return areas.isEmpty() ? Optional.empty() : Optional.of(new AreaTree(areas));
    }

    /** The area and those above it, district first; empty for an id that is unknown or not the viewer's to see. */
    public List<Area> listPath(Viewer viewer, String id) {
        Sql ancestors = Sql.of("SELECT ancestor FROM (" + AreaPaths.SQL + ") WHERE area = ? AND", id)
                .plus(RowRules.within(viewer, "area"));
        Sql sql = Sql.of("SELECT " + COLUMNS + " FROM area FINAL WHERE id IN (")
                .plus(ancestors)
                .plus(") ORDER BY indexOf(['district', 'street', 'community', 'grid'], level)");
        return reader.list(sql, AreaService::area);
    }

    public FeatureCollection<AreaItem> boundaries(Viewer viewer, Optional<AreaLevel> level) {
        return new FeatureCollection<>(reader.list(select(viewer, COLUMNS + ", boundary", level), row -> {
            AreaItem item = AreaItem.of(area(row));
            return new Feature<>(item.id(), item, geometry(row.getString("boundary")));
        }));
    }

    /** Rivers, roads and water: the same for every viewer. */
    public FeatureCollection<TerrainItem> terrain() {
        Sql sql = Sql.of("SELECT id, kind, name_zh, name_en, geometry FROM terrain FINAL ORDER BY kind, id");
        return new FeatureCollection<>(reader.list(sql, row -> {
            TerrainItem item = new TerrainItem(
                    row.getString("id"), row.getString("kind"), row.getString("name_zh"), row.getString("name_en"));
            return new Feature<>(item.id(), item, geometry(row.getString("geometry")));
        }));
    }

    private static Sql select(Viewer viewer, String columns, Optional<AreaLevel> level) {
        return Sql.of("SELECT " + columns + " FROM area FINAL WHERE")
                .plus(RowRules.within(viewer, "id"))
                .plus("AND")
                .plus(level.map(wanted -> Sql.of("level = ?", wanted.id())).orElse(Sql.TRUE))
                .plus("ORDER BY indexOf(['district', 'street', 'community', 'grid'], level), position, id");
    }

    private static Area area(ResultSet row) throws SQLException {
        String parent = row.getString("parent");
        String level = row.getString("level");
        return new Area(
                row.getString("id"),
                parent == null || parent.isEmpty() ? null : parent,
                AreaLevel.find(level).orElseThrow(() -> new IllegalStateException("unknown area level " + level)),
                row.getString("name_zh"),
                row.getString("name_en"));
    }

    private static JsonNode geometry(String text) {
        try {
            return Json.MAPPER.readTree(text.isEmpty() ? "null" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored geometry is not JSON", e);
        }
    }
}
