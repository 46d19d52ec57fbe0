package org.loomwatch.api.ingest;

import java.util.List;
import java.util.function.Supplier;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Route;

/** Progress of the inbox and the runs there were. */
final class IngestRoutes {

    private static final Parameter<String> CURSOR =
            Parameter.query("cursor", ParameterTypes.text(1000), "上一页给出的游标", "cursor given by the page before");
    private static final Parameter<Integer> LIMIT = Parameter.query(
                    "limit", ParameterTypes.cappedInteger(1, 200), "每页条数，最多 200", "rows a page, at most 200")
            .withDefault("20");

    private IngestRoutes() {}

    static List<Route> list(Supplier<IngestStatus> status, IngestRunService runs) {
        return List.of(
                Route.get("/api/v1/ingest/progress", Permission.INGEST_READ, "入库进度", "How far the inbox is")
                        .answers(Answer.json(IngestStatus.class), request -> status.get()),
                Route.get("/api/v1/ingest/runs", Permission.INGEST_READ, "入库批次", "Runs, newest first")
                        .takes(CURSOR, LIMIT)
                        .answers(
                                Answer.pageOf(IngestRunItem.class),
                                request -> runs.list(request.viewer(), request.find(CURSOR), request.get(LIMIT))));
    }
}
