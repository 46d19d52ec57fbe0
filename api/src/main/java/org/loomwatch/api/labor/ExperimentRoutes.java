package org.loomwatch.api.labor;

import java.util.List;
import java.util.Objects;
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
import org.loomwatch.api.server.Reply;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;
import org.loomwatch.models.labor.LaborException;
import org.loomwatch.models.labor.experiment.Experiment;
import org.loomwatch.models.labor.experiment.ExperimentFile;
import org.loomwatch.models.labor.experiment.ExperimentRun;
import org.loomwatch.models.labor.experiment.ExperimentRuns;
import org.loomwatch.models.labor.experiment.RunComparison;
import org.loomwatch.models.labor.experiment.RunReport;
import org.loomwatch.models.labor.registry.ModelRegistry;
import org.loomwatch.models.labor.registry.StoredModel;

/** Experiments: challengers trained, runs listed and compared, whom a model warns of. Totals of the whole district only. */
final class ExperimentRoutes {

    private static final Parameter<Integer> ID =
            Parameter.path("id", ParameterTypes.cappedInteger(1, Integer.MAX_VALUE), "运行编号", "id of the run");
    private static final Parameter<Integer> WITH = Parameter.requiredQuery(
            "with", ParameterTypes.cappedInteger(1, Integer.MAX_VALUE), "另一次运行", "the other run");
    private static final Parameter<String> MODEL = Parameter.query(
            "model", ParameterTypes.identifier(), "模型编号；默认为在用模型", "id of the model; the one at work if left out");

    private ExperimentRoutes() {}

    /** An experiment as YAML, as a file of it would be. */
    record ExperimentDraft(String yaml) {
        ExperimentDraft {
            Objects.requireNonNull(yaml, "yaml");
        }
    }

    /** Runs, the newest first, without their reports. */
    record RunList(List<ExperimentRun> items) {}

    /**
     * Whom a model warns of, and where data are missing, in the months it was tested on.
     *
     * @param model null while no model is at work
     * @param run null for a model that was trained before such reports were made
     */
    record Fairness(
            @Nullable String model,
            @Nullable Long run,
            @Nullable String testedFrom,
            @Nullable String testedUntil,
            List<RunReport.Group> groups,
            List<RunReport.Coverage> coverage) {}

    static List<Route> list(TrainingJobs jobs, ModelRegistry registry) {
        ExperimentRuns runs = jobs.runs();
        return List.of(
                Route.get("/api/v1/models/runs", Permission.MODEL_READ, "模型实验记录", "Runs of experiments, newest first")
                        .answers(Answer.json(RunList.class), request -> new RunList(runs.list())),
                Route.post(
                                "/api/v1/models/runs",
                                Permission.MODEL_TRAIN,
                                "按实验训练候选模型（排队执行）",
                                "Train a challenger by an experiment, as a job")
                        .body(ExperimentDraft.class)
                        .replies(Answer.json(ExperimentRun.class), request -> {
                            Experiment experiment = parse(request.body(ExperimentDraft.class));
                            request.note("experiment", experiment.name());
                            return new Reply<>(jobs.begin(experiment, name(request)), 202, java.util.Map.of());
                        }),
                Route.get("/api/v1/models/runs/{id}", Permission.MODEL_READ, "一次实验及其报告", "A run with its report")
                        .takes(ID)
                        .answers(Answer.json(ExperimentRun.class), request -> run(runs, request.get(ID))),
                Route.get(
                                "/api/v1/models/runs/{id}/comparison",
                                Permission.MODEL_READ,
                                "比较两次实验",
                                "Two runs side by side")
                        .takes(ID, WITH)
                        .answers(
                                Answer.json(RunComparison.class),
                                request -> compared(() ->
                                        RunComparison.of(run(runs, request.get(ID)), run(runs, request.get(WITH))))),
                Route.get(
                                "/api/v1/models/fairness",
                                Permission.MODEL_READ,
                                "模型公平性与数据覆盖",
                                "Whom a model warns of, and where data are missing")
                        .takes(MODEL)
                        .answers(
                                Answer.json(Fairness.class), request -> fairness(registry, runs, request.find(MODEL))));
    }

    private static Experiment parse(ExperimentDraft draft) {
        try {
            return ExperimentFile.parse(draft.yaml());
        } catch (LaborException e) {
            String message = String.valueOf(e.getMessage());
            throw new Problem(ProblemType.INVALID_BODY, Text.of("实验不能读取：" + message, message));
        }
    }

    private static ExperimentRun run(ExperimentRuns runs, long id) {
        return runs.find(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, Text.of("没有实验 " + id, "there is no run " + id)));
    }

    private static <T> T compared(Supplier<T> work) {
        try {
            return work.get();
        } catch (LaborException e) {
            String message = String.valueOf(e.getMessage());
            throw new Problem(ProblemType.CONFLICT, Text.of("不能比较：" + message, message));
        }
    }

    private static Fairness fairness(ModelRegistry registry, ExperimentRuns runs, Optional<String> wanted) {
        Optional<StoredModel> asked = wanted.isEmpty()
                ? registry.findChampion()
                : Optional.of(registry.list().stream()
                        .filter(one -> one.id().equals(wanted.get()))
                        .findFirst()
                        .orElseThrow(
                                () -> new Problem(ProblemType.NOT_FOUND, Text.of("没有这个模型", "there is no such model"))));
        Optional<ExperimentRun> run = asked.flatMap(model -> runs.findOf(model.id()));
        Optional<RunReport> report = run.map(ExperimentRun::report);
        return new Fairness(
                asked.map(StoredModel::id).orElse(null),
                run.map(ExperimentRun::id).orElse(null),
                asked.map(model -> model.card().testedFrom()).orElse(null),
                asked.map(model -> model.card().testedUntil()).orElse(null),
                report.map(RunReport::groups).orElse(List.of()),
                report.map(RunReport::coverage).orElse(List.of()));
    }

    private static String name(Request request) {
        var account = request.caller().account();
        return account == null ? request.caller().name() : account.login();
    }
}
