package org.loomwatch.api.quality;

import java.util.Optional;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaPaths;
import org.loomwatch.api.query.Sql;

/** The enterprises that are judged: those the viewer sees, within an area if one is named. */
final class QualityScope {

    private QualityScope() {}

    static Sql of(Viewer viewer, Optional<String> area) {
        if (viewer.areas().everywhere() && area.isEmpty()) {
            return Sql.TRUE;
        }
        Sql sql = Sql.of("uscc IN (SELECT uscc FROM enterprise FINAL WHERE").plus(RowRules.within(viewer, "area"));
        if (area.isPresent()) {
            sql = sql.plus("AND area IN (SELECT area FROM (" + AreaPaths.SQL + ") WHERE ancestor = ?)", area.get());
        }
        return sql.plus(")");
    }
}
