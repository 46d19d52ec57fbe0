package org.loomwatch.api.quarantine;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.access.RowRules;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.query.Sql;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.access.FieldDetail;
import org.loomwatch.domain.feed.Feed;

/**
 * Whose rows a viewer sees in quarantine: those of feeds whose amounts they see, of enterprises standing where they see them. A
 * row whose enterprise is not known, and master data, only if they see the whole district.
 */
final class QuarantineScope {

    private QuarantineScope() {}

    static Sql of(Viewer viewer) {
        List<Sql> kinds = new ArrayList<>();
        for (Feed feed : Feed.values()) {
            AreaScope scope = viewer.scope(feed, FieldDetail.AMOUNTS).and(viewer.areas());
            if (scope.everywhere()) {
                kinds.add(Sql.of("feed = ?", feed.id()));
            } else if (!scope.isNowhere()) {
                kinds.add(Sql.of("feed = ? AND uscc IN (SELECT uscc FROM enterprise FINAL WHERE", feed.id())
                        .plus(RowRules.within(scope, "area"))
                        .plus(")"));
            }
        }
        if (viewer.areas().everywhere() && kinds.size() == Feed.values().length) {
            return Sql.TRUE;
        }
        Sql any = Sql.of("false");
        for (Sql kind : kinds) {
            any = any.plus("OR (").plus(kind).plus(")");
        }
        return Sql.of("(").plus(any).plus(")");
    }

    /** Whether the viewer may settle items of a feed, or of master data if there is no such feed. */
    static boolean covers(Viewer viewer, String feed) {
        return Feed.find(feed)
                .map(known -> !viewer.scope(known, FieldDetail.AMOUNTS).isNowhere())
                .orElse(viewer.areas().everywhere());
    }
}
