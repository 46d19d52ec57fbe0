package org.loomwatch.api.labor;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.registry.ModelAction;
import org.loomwatch.models.labor.registry.ModelProposal;
import org.loomwatch.models.labor.registry.ModelProposals;
import org.loomwatch.models.labor.registry.ModelRegistry;

/** The models behind the warnings: what they are worth, how they fare, and which of them is at work. */
final class ModelRoutes {

    private static final Parameter<Integer> ID =
            Parameter.path("id", ParameterTypes.cappedInteger(1, Integer.MAX_VALUE), "提议编号", "id of the proposal");

    private ModelRoutes() {}

    /**
     * A wish to change the model at work.
     *
     * @param action {@code promote} or {@code rollback}
     * @param model the model to promote; not needed to roll back
     */
    record ModelWish(String action, @Nullable String model, String reason) {}

    static List<Route> list(ModelRegistry registry, ModelProposals proposals, ModelWatchService watch) {
        return List.of(
                Route.get("/api/v1/models", Permission.MODEL_READ, "预警模型", "Warning models and who put them to work")
                        .answers(Answer.json(WarningModelList.class), request -> models(registry, proposals)),
                Route.get(
                                "/api/v1/models/watch",
                                Permission.MODEL_READ,
                                "模型监测：漂移、校准、到期预警的精确率",
                                "The watch over the models: drift, calibration, precision of matured warnings")
                        .answers(Answer.json(ModelWatchList.class), request -> watch.list()),
                Route.post(
                                "/api/v1/models/proposals",
                                Permission.MODEL_PROPOSE,
                                "提议启用或回退模型（须由另一人确认）",
                                "Propose to promote a model or to roll back; somebody else confirms")
                        .body(ModelWish.class)
                        .answers(Answer.json(ModelProposal.class), request -> {
                            ModelWish wish = request.body(ModelWish.class);
                            ModelAction action = action(wish.action());
                            request.note("action", action.id());
                            return checked(() -> proposals.propose(
                                    action, Optional.ofNullable(wish.model()), name(request), wish.reason()));
                        }),
                Route.post(
                                "/api/v1/models/proposals/{id}/confirm",
                                Permission.MODEL_CONFIRM,
                                "确认他人的提议",
                                "Confirm what somebody else proposed")
                        .takes(ID)
                        .answers(
                                Answer.json(ModelProposal.class),
                                request -> checked(() -> proposals.confirm(request.get(ID), name(request)))),
                Route.post(
                                "/api/v1/models/proposals/{id}/refuse",
                                Permission.MODEL_CONFIRM,
                                "拒绝或撤回提议",
                                "Refuse a proposal, or take one's own back")
                        .takes(ID)
                        .answers(
                                Answer.json(ModelProposal.class),
                                request -> checked(() -> proposals.refuse(request.get(ID), name(request)))));
    }

    private static ModelAction action(String word) {
        for (ModelAction action : ModelAction.values()) {
            if (action.id().equals(word)) {
                return action;
            }
        }
        throw new Problem(
                ProblemType.INVALID_BODY, Text.of("action 只能是 promote 或 rollback", "action is promote or rollback"));
    }

    /** The account itself, whichever of its tokens was used. */
    private static String name(Request request) {
        var account = request.caller().account();
        return account == null ? request.caller().name() : account.login();
    }

    private static <T> T checked(Supplier<T> change) {
        try {
            return change.get();
        } catch (LaborException e) {
            String message = String.valueOf(e.getMessage());
            throw new Problem(ProblemType.CONFLICT, Text.of("不能更换模型：" + message, message));
        }
    }

    private static WarningModelList models(ModelRegistry registry, ModelProposals proposals) {
        return new WarningModelList(
                registry.list().stream()
                        .map(model -> new WarningModelItem(
                                model.id(), model.state(), model.trainedAt(), model.trainedBy(), model.card()))
                        .toList(),
                registry.listEvents(),
                proposals.list());
    }
}
