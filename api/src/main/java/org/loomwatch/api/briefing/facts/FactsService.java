package org.loomwatch.api.briefing.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.AnswerCache;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.briefing.facts.EmergencyFacts.Signal;
import org.loomwatch.api.briefing.facts.Facts.Outline;
import org.loomwatch.api.chart.ChartCube;
import org.loomwatch.api.economy.CellIndex;
import org.loomwatch.api.economy.IndexFigures;
import org.loomwatch.api.economy.IndexService;
import org.loomwatch.api.emergency.activation.Activation;
import org.loomwatch.api.emergency.activation.ActivationService;
import org.loomwatch.api.emergency.alert.LiveSignals;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.figure.MonthService;
import org.loomwatch.api.overview.OverviewService;
import org.loomwatch.api.problem.Problem;
import org.loomwatch.api.problem.ProblemType;
import org.loomwatch.api.problem.Text;
import org.loomwatch.api.quality.FeedQuality;
import org.loomwatch.api.quality.QualityService;
import org.loomwatch.api.query.DataVersion;
import org.loomwatch.api.school.CatchmentService;
import org.loomwatch.api.school.ForecastInfo;
import org.loomwatch.api.school.ForecastRunService;
import org.loomwatch.api.school.PressureService;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.alert.AlertStatus;
import org.loomwatch.domain.alert.Hazard;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.models.economy.index.IndexKind;

/** Reads the facts of a month, each subject through its own service and under its own permission. */
public final class FactsService {

    /** Months of a street's index that are read: the one told of and the one before, wherever in the vintage. */
    private static final int STREET_MONTHS = 120;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ServerContext context;
    private final MonthService months;
    private final OverviewService overviews;
    private final QualityService qualities;
    private final IndexService indices;
    private final ForecastRunService forecasts;
    private final PressureService pressures;
    private final ActivationService activations;
    private final WarningReader warnings;
    private final TicketReader tickets;

    /** @param totals of the figures, made beforehand */
    public FactsService(ServerContext context, ActivationService activations, ChartCube totals) {
        this.context = context;
        this.activations = activations;
        AreaService areas = context.areas();
        AnswerCache answers = new AnswerCache(new DataVersion(context.clickhouse())::find);
        months = new MonthService(context.clickhouse(), answers);
        overviews = new OverviewService(context.clickhouse(), areas, months, answers, totals);
        qualities = new QualityService(context.clickhouse(), answers);
        indices = new IndexService(context.clickhouse(), areas);
        CatchmentService catchments = new CatchmentService(context.clickhouse());
        forecasts = new ForecastRunService(context.clickhouse(), catchments);
        pressures = new PressureService(context.clickhouse(), forecasts, catchments);
        warnings = new WarningReader(context.clickhouse());
        tickets = new TicketReader(context.postgres(), context.clock());
    }

    /**
     * The wanted month, or the newest there are figures for.
     *
     * @throws Problem if there are none
     */
    public YearMonth month(Optional<YearMonth> wanted) {
        return MonthService.choose(wanted, months.list());
    }

    /** @throws Problem if the recipient sees no part of the district, or there are no figures for the month */
    public Facts get(Recipient recipient, YearMonth month) {
        AreaTree tree = recipient.tree();
        Viewer viewer = recipient
                .find(Permission.OVERVIEW_READ)
                .orElseThrow(() -> new Problem(
                        ProblemType.FORBIDDEN,
                        Text.of("授权不包含任何区域，无法生成简报", "the grants show no area: there is nothing to brief about")));
        return new Facts(
                month,
                overviews.get(viewer, Optional.of(month)),
                places(tree, viewer.areas()),
                outlines(tree, viewer),
                recipient
                        .find(Permission.WARNING_READ)
                        .map(may -> warnings.read(may, tree, month))
                        .orElse(null),
                recipient
                        .find(Permission.INDEX_READ)
                        .flatMap(may -> economy(may, tree, month))
                        .orElse(null),
                recipient.find(Permission.SCHOOL_READ).flatMap(this::schools).orElse(null),
                recipient
                        .find(Permission.EMERGENCY_READ)
                        .map(may -> emergency(may, tree, month))
                        .orElse(null),
                recipient
                        .find(Permission.TICKET_READ)
                        .map(may -> tickets.read(may, month))
                        .orElse(null),
                quality(recipient, month));
    }

    private @Nullable List<FeedQuality> quality(Recipient recipient, YearMonth month) {
        return recipient
                .find(Permission.QUALITY_READ)
                .map(may ->
                        qualities.get(may, Optional.of(month), Optional.empty()).feeds())
                .orElse(null);
    }

    private static List<Area> places(AreaTree tree, AreaScope scope) {
        List<Area> places = new ArrayList<>();
        collect(tree, tree.root(), scope, places);
        return places;
    }

    private static void collect(AreaTree tree, Area area, AreaScope scope, List<Area> places) {
        if (scope.covers(area.id())) {
            places.add(area);
        } else {
            tree.listChildren(area.id()).forEach(part -> collect(tree, part, scope, places));
        }
    }

    private List<Outline> outlines(AreaTree tree, Viewer viewer) {
        return context.areas().boundaries(viewer, Optional.of(AreaLevel.COMMUNITY)).features().stream()
                .filter(feature -> tree.find(feature.id()).isPresent())
                .map(feature -> new Outline(tree.get(feature.id()), rings(feature.geometry())))
                .filter(outline -> !outline.rings().isEmpty())
                .toList();
    }

    /** The outer and inner rings of a polygon or of many. */
    private static List<List<double[]>> rings(JsonNode geometry) {
        List<List<double[]>> rings = new ArrayList<>();
        JsonNode coordinates = geometry.path("coordinates");
        boolean many = geometry.path("type").asText().equals("MultiPolygon");
        for (JsonNode polygon : many ? coordinates : List.of(coordinates)) {
            for (JsonNode ring : polygon) {
                List<double[]> corners = new ArrayList<>();
                ring.forEach(corner -> corners.add(
                        new double[] {corner.get(0).asDouble(), corner.get(1).asDouble()}));
                rings.add(corners);
            }
        }
        return rings;
    }

    /** The vintage of the month where there is one, else the newest. */
    private Optional<EconomyFacts> economy(Viewer viewer, AreaTree tree, YearMonth month) {
        List<YearMonth> vintages = indices.listVintages();
        Optional<YearMonth> vintage = vintages.contains(month)
                ? Optional.of(month)
                : vintages.stream().max(Comparator.naturalOrder());
        return vintage.flatMap(at -> {
            IndexFigures figures = indices.get(viewer, vintage);
            List<CellIndex> cells = indices.listCells(viewer, IndexKind.COMPOSITE, "street", STREET_MONTHS, vintage);
            return newest(figures, cells, month)
                    .map(told -> new EconomyFacts(
                            at,
                            told,
                            figures.indices(),
                            cells.stream()
                                    .filter(cell -> tree.find(cell.cell()).isPresent())
                                    .map(cell -> street(tree.get(cell.cell()), cell, told))
                                    .toList()));
        });
    }

    private static Optional<YearMonth> newest(IndexFigures figures, List<CellIndex> cells, YearMonth month) {
        List<YearMonth> estimated = new ArrayList<>();
        figures.indices().forEach(index -> index.points().stream()
                .filter(point -> point.horizon() == 0)
                .forEach(point -> estimated.add(point.month())));
        cells.forEach(cell -> cell.points().forEach(point -> estimated.add(point.month())));
        return estimated.stream().filter(at -> !at.isAfter(month)).max(Comparator.naturalOrder());
    }

    private static EconomyFacts.StreetIndex street(Area street, CellIndex cell, YearMonth month) {
        return new EconomyFacts.StreetIndex(street, value(cell, month), value(cell, month.minusMonths(1)));
    }

    private static @Nullable Double value(CellIndex cell, YearMonth month) {
        for (CellIndex.Point point : cell.points()) {
            if (point.month().equals(month)) {
                return point.value();
            }
        }
        return null;
    }

    private Optional<SchoolFacts> schools(Viewer viewer) {
        try {
            ForecastInfo run = forecasts.get(viewer);
            return run.years().stream()
                    .findFirst()
                    .map(year -> new SchoolFacts(run.originYear(), year, pressures.list(viewer, Optional.empty())));
        } catch (Problem noForecast) {
            if (noForecast.type() == ProblemType.NOT_FOUND) {
                return Optional.empty();
            }
            throw noForecast;
        }
    }

    private EmergencyFacts emergency(Viewer viewer, AreaTree tree, YearMonth month) {
        Instant now = context.clock().instant();
        List<Signal> signals = context.postgres().withHandle(handle -> Arrays.stream(Hazard.values())
                .flatMap(hazard -> LiveSignals.of(handle, hazard, AlertStatus.ACTUAL, now).entrySet().stream()
                        .filter(live -> viewer.areas().covers(live.getKey()))
                        .filter(live -> tree.find(live.getKey()).isPresent())
                        .map(live -> new Signal(
                                hazard, tree.get(live.getKey()), live.getValue().level())))
                .toList());
        List<Activation> responses = activations.list().stream()
                .filter(response -> !response.drill() && concerns(viewer, response))
                .filter(response -> isOpen(response)
                        || YearMonth.from(response.openedAt().atZone(ZONE)).equals(month))
                .toList();
        return new EmergencyFacts(signals, responses);
    }

    private static boolean isOpen(Activation response) {
        return response.state().equals("active") || response.state().equals("proposed");
    }

    private static boolean concerns(Viewer viewer, Activation response) {
        return viewer.areas().everywhere() || response.areas().keySet().stream().anyMatch(viewer.areas()::covers);
    }
}
