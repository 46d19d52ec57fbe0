package org.loomwatch.api.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Csv;
import org.loomwatch.api.server.Json;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;

/** The trail for the auditor, and each person's own slice of it. */
public final class AuditRoutes {

    private static final int LARGEST_EXPORT = 100_000;

    private static final Parameter<String> ACTOR =
            Parameter.query("actor", ParameterTypes.text(64), "操作人", "who did it, by login");
    private static final Parameter<String> ACTION =
            Parameter.query("action", ParameterTypes.text(64), "操作（前缀）", "beginning of the action");
    private static final Parameter<String> OBJECT =
            Parameter.query("object", ParameterTypes.text(64), "对象或参数（片段）", "part of the object or the detail");
    private static final Parameter<AuditEvent.Outcome> OUTCOME = Parameter.query(
            "outcome",
            ParameterTypes.oneOf(Arrays.stream(AuditEvent.Outcome.values())
                    .collect(Collectors.toMap(outcome -> outcome.name().toLowerCase(Locale.ROOT), outcome -> outcome))),
            "结果",
            "how it ended");
    private static final Parameter<Instant> FROM =
            Parameter.query("from", ParameterTypes.time(), "起始时间（含）", "from this time on");
    private static final Parameter<Instant> UNTIL =
            Parameter.query("until", ParameterTypes.time(), "截止时间（不含）", "before this time");
    private static final Parameter<String> CURSOR =
            Parameter.query("cursor", ParameterTypes.text(500), "分页游标", "cursor of the page before");
    private static final Parameter<Integer> LIMIT = Parameter.query(
                    "limit", ParameterTypes.cappedInteger(1, 500), "每页条数，最多 500", "entries a page, at most 500")
            .withDefault("50");

    private final AuditReader reader;
    private final AuditVerifier verifier;

    private AuditRoutes(AuditReader reader, AuditVerifier verifier) {
        this.reader = reader;
        this.verifier = verifier;
    }

    /** An entry as the API shows it. */
    record AuditItem(
            long seq,
            Instant at,
            String actor,
            String address,
            String action,
            String object,
            String outcome,
            JsonNode detail) {}

    public static List<Route> list(AccessServices access) {
        AuditRoutes routes = new AuditRoutes(new AuditReader(access.postgres()), access.verifier());
        return List.of(
                Route.get("/api/v1/audit/own", Permission.SIGNED_IN, "我的操作记录", "My own slice of the audit trail")
                        .takes(CURSOR, LIMIT)
                        .answers(Answer.pageOf(AuditItem.class), routes::listOwn),
                Route.get("/api/v1/audit", Permission.AUDIT_READ, "查询审计", "Search the audit trail")
                        .takes(ACTOR, ACTION, OBJECT, OUTCOME, FROM, UNTIL, CURSOR, LIMIT)
                        .answers(Answer.pageOf(AuditItem.class), request -> routes.list(query(request), request)),
                Route.get("/api/v1/audit.csv", Permission.AUDIT_READ, "导出审计", "Export the audit trail")
                        .takes(ACTOR, ACTION, OBJECT, OUTCOME, FROM, UNTIL)
                        .answers(Answer.of("text/csv; charset=utf-8", String.class), routes::export),
                Route.post("/api/v1/audit/verification", Permission.AUDIT_READ, "校验审计链", "Verify the chain")
                        .answers(Answer.json(AuditVerifier.Report.class), request -> routes.verifier.verify()));
    }

    private Page<AuditItem> listOwn(Request request) {
        return list(AuditQuery.ofActor(request.caller().getAccount().login()), request);
    }

    private Page<AuditItem> list(AuditQuery query, Request request) {
        Page<AuditEntry> page = reader.list(query, request.find(CURSOR), request.get(LIMIT));
        return new Page<>(page.items().stream().map(AuditRoutes::item).toList(), page.next());
    }

    /** At most {@value #LARGEST_EXPORT} entries; the last line says how many there are and whether that is all. */
    private String export(Request request) {
        Page<AuditEntry> page = reader.list(query(request), Optional.empty(), LARGEST_EXPORT);
        Csv csv = new Csv("seq", "at", "actor", "address", "action", "object", "outcome", "detail");
        for (AuditEntry entry : page.items()) {
            csv.row(
                    Long.toString(entry.seq()),
                    entry.at().toString(),
                    entry.actor(),
                    entry.address(),
                    entry.action(),
                    entry.object(),
                    entry.outcome(),
                    entry.detail());
        }
        return csv.end(page.items().size(), page.next() == null);
    }

    private static AuditQuery query(Request request) {
        return new AuditQuery(
                request.find(ACTOR),
                request.find(ACTION),
                request.find(OBJECT),
                request.find(OUTCOME),
                request.find(FROM),
                request.find(UNTIL));
    }

    private static AuditItem item(AuditEntry entry) {
        try {
            return new AuditItem(
                    entry.seq(),
                    entry.at(),
                    entry.actor(),
                    entry.address(),
                    entry.action(),
                    entry.object(),
                    entry.outcome().toLowerCase(Locale.ROOT),
                    Json.MAPPER.readTree(entry.detail()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the detail of audit entry " + entry.seq() + " is no JSON", e);
        }
    }
}
