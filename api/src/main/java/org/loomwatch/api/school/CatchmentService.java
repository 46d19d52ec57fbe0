package org.loomwatch.api.school;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.FeatureCollection;
import org.loomwatch.api.area.FeatureCollection.Feature;
import org.loomwatch.api.query.Sql;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.Json;

/**
 * Catchments, and who sees which: those of the streets in one's scope. An area with pupils but without a catchment is seen
 * only by those who see the whole district.
 */
public final class CatchmentService {

    private static final String NAMES =
            "SELECT id AS area, name_zh, name_en, parent AS street, position, boundary FROM catchment FINAL";
    private static final String UNPLACED =
            "SELECT DISTINCT area, area AS name_zh, area AS name_en, '' AS street, 4294967295::UInt32 AS position,"
                    + " 'null' AS boundary FROM school_enrolment FINAL WHERE area NOT IN (SELECT id FROM catchment FINAL)";

    private final SqlReader reader;

    public CatchmentService(SqlReader reader) {
        this.reader = reader;
    }

    /** Areas of the school tables that the viewer sees, as a subquery with the columns area, name_zh, name_en, street. */
    public static Sql visible(Viewer viewer) {
        Sql placed = Sql.of(NAMES + " WHERE").plus(RowRules.within(viewer, "parent"));
        return viewer.areas().everywhere() ? placed.plus("UNION ALL " + UNPLACED) : placed;
    }

    /** In the order of the master data. */
    public List<CatchmentName> list(Viewer viewer) {
        return reader.list(
                Sql.of("SELECT * FROM (").plus(visible(viewer)).plus(") ORDER BY position, area"),
                CatchmentService::name);
    }

    /** Empty for an area that is unknown or not the viewer's to see. */
    public Optional<CatchmentName> find(Viewer viewer, String area) {
        return reader.find(
                Sql.of("SELECT * FROM (").plus(visible(viewer)).plus(") WHERE area = ?", area), CatchmentService::name);
    }

    public FeatureCollection<CatchmentName> boundaries(Viewer viewer) {
        return new FeatureCollection<>(
                reader.list(Sql.of("SELECT * FROM (").plus(visible(viewer)).plus(") ORDER BY position, area"), row -> {
                    CatchmentName name = name(row);
                    return new Feature<>(name.area(), name, geometry(row.getString("boundary")));
                }));
    }

    private static CatchmentName name(ResultSet row) throws SQLException {
        return new CatchmentName(
                row.getString("area"), row.getString("name_zh"), row.getString("name_en"), row.getString("street"));
    }

    private static JsonNode geometry(String text) {
        try {
            return Json.MAPPER.readTree(text.isEmpty() ? "null" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored geometry is not JSON", e);
        }
    }
}
