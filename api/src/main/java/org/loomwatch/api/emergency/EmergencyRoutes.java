package org.loomwatch.api.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.emergency.reading.Reading;
import org.loomwatch.api.emergency.reading.ReadingService;
import org.loomwatch.api.emergency.typhoon.TyphoonService;
import org.loomwatch.api.emergency.typhoon.TyphoonTrack;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Route;

/** Typhoon tracks and readings over HTTP. */
final class EmergencyRoutes {

    private static final Parameter<String> TRACK = Parameter.path("id", ParameterTypes.identifier(), "编号", "id");
    private static final Parameter<Instant> FROM = Parameter.query("from", ParameterTypes.time(), "起始时间", "from when");
    private static final Parameter<Instant> UNTIL =
            Parameter.query("until", ParameterTypes.time(), "截止时间", "until when");
    private static final Parameter<Integer> LIMIT = Parameter.query(
                    "limit", ParameterTypes.cappedInteger(1, 20_000), "条数", "how many at most")
            .withDefault("200");
    private static final Parameter<String> KIND = Parameter.query(
                    "kind", ParameterTypes.oneOf(Map.of("level", "level", "rain", "rain")), "水位或雨量", "level or rain")
            .withDefault("rain");
    private static final Parameter<String> STATION =
            Parameter.query("station", ParameterTypes.identifier(), "测站所在资源", "resource the gauge stands at");

    private EmergencyRoutes() {}

    /** Readings handed in together. */
    public record ReadingsBody(List<Reading> readings) {}

    /** How many were kept. */
    public record Kept(int readings) {}

    static List<Route> list(TyphoonService typhoons, ReadingService readings) {
        return List.of(
                Route.get("/api/v1/typhoons", Permission.EMERGENCY_READ, "台风路径列表", "Typhoon tracks")
                        .answers(Answer.pageOf(TyphoonService.TrackItem.class), request -> Page.whole(typhoons.list())),
                Route.get("/api/v1/typhoons/{id}", Permission.EMERGENCY_READ, "一个台风的路径", "One typhoon's track")
                        .takes(TRACK)
                        .answers(Answer.json(TyphoonTrack.class), request -> typhoons.get(request.get(TRACK))),
                Route.get(
                                "/api/v1/typhoons/{id}/impacts",
                                Permission.EMERGENCY_READ,
                                "风圈影响排序",
                                "Resources by the time a wind circle reaches them; advisory")
                        .takes(TRACK, FROM, LIMIT)
                        .answers(
                                Answer.pageOf(TyphoonService.Impact.class),
                                request -> Page.whole(typhoons.listImpacts(
                                        request.viewer(), request.get(TRACK), request.find(FROM), request.get(LIMIT)))),
                Route.post(
                                "/api/v1/typhoons",
                                Permission.ALERT_WRITE,
                                "导入台风路径",
                                "Imports tracks: JMA best tracks or JSON")
                        .body(byte[].class)
                        .answers(
                                Answer.pageOf(TyphoonService.TrackItem.class),
                                request -> Page.whole(
                                        typhoons.save(request.body(byte[].class), Actor.of(request.caller())))),
                Route.post("/api/v1/readings", Permission.READING_WRITE, "接收水位雨量", "Takes in readings of gauges")
                        .body(ReadingsBody.class)
                        .answers(
                                Answer.json(Kept.class),
                                request -> new Kept(readings.save(
                                        request.body(ReadingsBody.class).readings()))),
                Route.get("/api/v1/readings", Permission.EMERGENCY_READ, "水位雨量", "Readings of gauges, oldest first")
                        .takes(KIND, STATION, FROM, UNTIL)
                        .answers(Answer.pageOf(Reading.class), request -> {
                            Instant until = request.find(UNTIL).orElseGet(Instant::now);
                            return Page.whole(readings.list(
                                    request.viewer(),
                                    request.get(KIND),
                                    request.find(STATION),
                                    request.find(FROM).orElse(until.minus(Duration.ofHours(24))),
                                    until));
                        }),
                Route.get(
                                "/api/v1/readings/suggestions",
                                Permission.EMERGENCY_READ,
                                "超阈值提示",
                                "Readings at or above a threshold: they suggest, they trigger nothing")
                        .answers(
                                Answer.pageOf(ReadingService.Suggestion.class),
                                request -> Page.whole(readings.listSuggestions(request.viewer()))));
    }
}
