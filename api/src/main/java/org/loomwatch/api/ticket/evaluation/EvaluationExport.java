package org.loomwatch.api.ticket.evaluation;

import java.util.List;
import org.loomwatch.api.server.Sheet;

/** Evaluations and the tickets behind them as tables. */
final class EvaluationExport {

    private EvaluationExport() {}

    static Sheet units(List<UnitEvaluation> units) {
        Sheet sheet = new Sheet(
                "evaluation",
                true,
                "rank",
                "unit",
                "name_zh",
                "name_en",
                "score",
                "on_time_acceptance",
                "accept_due",
                "accepted_on_time",
                "on_time_closure",
                "resolve_due",
                "resolved_on_time",
                "return_rate",
                "handed",
                "returned",
                "sent_back",
                "reopened",
                "verdict_quality",
                "verified",
                "verified_at_first",
                "contradicted",
                "sound_verdicts");
        for (UnitEvaluation unit : units) {
            sheet.row(
                    unit.rank(),
                    unit.unit(),
                    unit.nameZh(),
                    unit.nameEn(),
                    unit.score(),
                    unit.onTimeAcceptance(),
                    unit.acceptDue(),
                    unit.acceptedOnTime(),
                    unit.onTimeClosure(),
                    unit.resolveDue(),
                    unit.resolvedOnTime(),
                    unit.returnRate(),
                    unit.handed(),
                    unit.returned(),
                    unit.sentBack(),
                    unit.reopened(),
                    unit.verdictQuality(),
                    unit.verified(),
                    unit.verifiedAtFirst(),
                    unit.contradicted(),
                    unit.soundVerdicts());
        }
        return sheet;
    }

    static Sheet tickets(List<EvaluatedTicket> tickets, boolean complete) {
        Sheet sheet = new Sheet(
                "tickets",
                complete,
                "number",
                "uscc",
                "enterprise",
                "area",
                "grade",
                "state",
                "unit",
                "officer",
                "opened_at",
                "dispatched_at",
                "accept_due_at",
                "accepted_at",
                "resolve_due_at",
                "resolved_at",
                "verified_at",
                "closed_at",
                "returns",
                "sent_back",
                "extensions",
                "reopenings",
                "verdict");
        for (EvaluatedTicket ticket : tickets) {
            sheet.row(
                    ticket.number(),
                    ticket.uscc(),
                    ticket.enterprise(),
                    ticket.area(),
                    ticket.grade(),
                    ticket.state(),
                    ticket.unit(),
                    ticket.officer(),
                    ticket.openedAt(),
                    ticket.dispatchedAt(),
                    ticket.acceptDueAt(),
                    ticket.acceptedAt(),
                    ticket.resolveDueAt(),
                    ticket.resolvedAt(),
                    ticket.verifiedAt(),
                    ticket.closedAt(),
                    ticket.returns(),
                    ticket.rejections(),
                    ticket.extensions(),
                    ticket.reopenings(),
                    ticket.verdict());
        }
        return sheet;
    }
}
