package org.loomwatch.api.emergency;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.loomwatch.api.access.AccessServices;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.access.account.Unit;
import org.loomwatch.api.area.AreaService;
import org.loomwatch.api.emergency.activation.Activation;
import org.loomwatch.api.emergency.activation.Change;
import org.loomwatch.api.emergency.activation.Task;
import org.loomwatch.api.emergency.reading.Reading;
import org.loomwatch.api.emergency.resource.Resource;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.query.SqlReader;
import org.loomwatch.api.server.ServerMetrics;
import org.loomwatch.datasets.reference.TyphoonTracks;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.Stores;

/**
 * What the emergency office of a made-up district has seen: its resources, a rainstorm three days ago that went from signal
 * to report, a typhoon before, and a drill. All of it made by the services themselves, with a clock that was set back.
 */
public final class DemoEmergency {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Actor ONE = new Actor("duty-officer-a", "emergency-office");
    private static final Actor TWO = new Actor("duty-officer-b", "emergency-office");
    private static final int HOURS_OF_READINGS = 24;

    private final EmergencyFeature feature;
    private final ServerContext context;
    private final SettableClock clock;
    private final List<String> streets;

    private DemoEmergency(ServerContext context, int daysAgo) {
        this.clock = new SettableClock(context.clock().instant().minus(Duration.ofDays(daysAgo)));
        this.context = context;
        this.feature = new EmergencyFeature(withClock(context, clock));
        this.streets = context.areas().findTree().orElseThrow().listChildren(root(context)).stream()
                .map(area -> area.id())
                .toList();
    }

    /** How the weather office names what comes, and what it says of it. */
    private record Wording(String event, String description) {}

    private static final Wording RAINSTORM = new Wording("暴雨", "过去三小时降雨量已达五十毫米，且雨势持续。");
    private static final Wording TYPHOON = new Wording("台风", "未来十二小时内平均风力可达十级以上，阵风十二级。");

    /** What was made. */
    public record Made(int resources, int activations) {}

    /** Work that may fail on what it reads. */
    @FunctionalInterface
    public interface Work<T> {
        T with(ServerContext context) throws IOException;
    }

    /** Does something while no server runs on these stores: its clockwork would end what began in the past. */
    public static <T> T beforeServing(Stores stores, DataDirectory data, AccessServices access, Work<T> work)
            throws IOException {
        try (ServerMetrics metrics = new ServerMetrics();
                EventBroker events = new EventBroker()) {
            SqlReader clickhouse = new SqlReader(stores.clickHouse()::read, metrics.registry());
            return work.with(new ServerContext(
                    clickhouse,
                    stores.clickHouse().dataSource(),
                    stores.clickHouse().connection(),
                    stores.postgres().jdbi(),
                    data,
                    access,
                    new AreaService(clickhouse),
                    events,
                    metrics,
                    Clock.systemUTC()));
        }
    }

    /**
     * Makes what is missing.
     *
     * @param resources the district's {@code resources.geojson}
     */
    public static Made ensure(ServerContext context, Path resources) throws IOException {
        units(context).forEach(context.access().accounts()::putUnit);
        DemoEmergency demo = new DemoEmergency(context, 3);
        try {
            int loaded = demo.feature
                    .resources()
                    .load(Files.readAllBytes(resources), "geojson", "wgs84", false, Viewer.LOCAL, "demo")
                    .total();
            if (demo.feature.activations().list().isEmpty()) {
                demo.feature.typhoons().save(TyphoonTracks.getBestTracks(), ONE);
                demo.readings();
                demo.rainstorm();
                demo.drill();
            }
            return new Made(loaded, demo.feature.activations().list().size());
        } finally {
            demo.feature.close();
        }
    }

    /**
     * A typhoon signal nine days ago, after {@link #ensure}, unless there was one.
     *
     * @return responses there are now
     */
    public static int ensureTyphoon(ServerContext context) {
        DemoEmergency demo = new DemoEmergency(context, 9);
        try {
            boolean missing = demo.feature.activations().list().stream()
                    .allMatch(one -> one.drill() || one.event() != org.loomwatch.domain.alert.Hazard.TYPHOON);
            if (missing) {
                demo.typhoon();
            }
            return demo.feature.activations().list().size();
        } finally {
            demo.feature.close();
        }
    }

    private static List<Unit> units(ServerContext context) {
        String district = root(context);
        return List.of(
                new Unit("water-bureau", "区水务局", "Water bureau", district),
                new Unit("housing-bureau", "区住房和建设局", "Housing and construction bureau", district),
                new Unit("emergency-office", "区应急管理局", "Emergency office", district),
                new Unit("planning-bureau", "市规划和自然资源局织岭管理局", "Planning and natural resources bureau", district),
                new Unit("transport-bureau", "区交通运输局", "Transport bureau", district),
                new Unit("urban-management", "区城市管理和综合执法局", "Urban management bureau", district));
    }

    private static String root(ServerContext context) {
        return context.areas().findTree().orElseThrow().root().id();
    }

    /** An orange typhoon over the whole district, lifted first where it left first, then everywhere. */
    private void typhoon() {
        String first = message(TYPHOON, "Alert", "", "orange", streets);
        UUID id = feature.activations().list().stream()
                .filter(one -> one.state().equals("proposed"))
                .findFirst()
                .orElseThrow()
                .id();
        confirm(id, 6, 4);
        answer(id, "emergency-office", 2, 30, true);
        answer(id, "water-bureau", 7, 60, true);
        answer(id, "housing-bureau", 12, 80, true);
        answer(id, "urban-management", 18, 50, true);
        answer(id, "transport-bureau", 9, 40, false);
        answer(id, "planning-bureau", 34, 60, false);
        clock.forward(Duration.ofHours(4));
        String second = message(TYPHOON, "Update", first, "orange", streets.subList(0, 2));
        confirm(id, 8, 0);
        clock.forward(Duration.ofHours(3));
        message(TYPHOON, "Cancel", second, "", List.of());
        confirm(id, 10, 5);
    }

    /** An orange rainstorm over two streets; the second is released by an update; the cancellation ends it. */
    private void rainstorm() {
        String first = message(RAINSTORM, "Alert", "", "orange", streets.subList(0, 2));
        UUID id = feature.activations().list().get(0).id();
        confirm(id, 4, 3);
        answer(id, "water-bureau", 5, 40, true);
        answer(id, "housing-bureau", 9, 55, true);
        answer(id, "emergency-office", 3, 20, true);
        answer(id, "planning-bureau", 25, 60, false);
        clock.forward(Duration.ofMinutes(30));
        String second = message(RAINSTORM, "Update", first, "orange", streets.subList(0, 1));
        confirm(id, 5, 0);
        feature.activations().note(id, "交班：东侧街道已解除，水务局继续值守", ONE);
        clock.forward(Duration.ofHours(2));
        message(RAINSTORM, "Cancel", second, "", List.of());
        confirm(id, 6, 5);
    }

    /** A drill of the typhoon plan at level III, half worked. */
    private void drill() {
        clock.forward(Duration.ofDays(1));
        Activation drill = feature.activations()
                .propose(
                        org.loomwatch.domain.alert.Hazard.TYPHOON,
                        true,
                        Map.of(streets.get(2), org.loomwatch.domain.plan.ResponseLevel.III),
                        "年度防台风演练",
                        ONE);
        confirm(drill.id(), 2, 0);
        answer(drill.id(), "emergency-office", 6, 30, false);
        feature.activations().proposeChange(drill.id(), Map.of(), "演练结束", ONE);
        confirm(drill.id(), 3, 2);
    }

    private void confirm(UUID activation, int first, int second) {
        Change change = feature.activations().getBoard(Viewer.LOCAL, activation).changes().stream()
                .filter(candidate -> candidate.state().equals("open"))
                .findFirst()
                .orElseThrow();
        clock.forward(Duration.ofMinutes(first));
        feature.activations().confirm(change.id(), false, "", ONE);
        if (change.needed() > 1) {
            clock.forward(Duration.ofMinutes(second));
            feature.activations().confirm(change.id(), false, "", TWO);
        }
    }

    /** A unit acknowledges everything after some minutes and finishes one task after the other. */
    private void answer(UUID activation, String unit, int received, int done, boolean finishes) {
        Actor officer = new Actor(unit + "-duty", unit);
        Instant before = clock.instant();
        clock.forward(Duration.ofMinutes(received));
        feature.tasks().receiveAll(activation, officer);
        if (finishes) {
            for (Task task : feature.tasks().listMine(officer)) {
                clock.forward(Duration.ofMinutes(Math.max(1, done / 10)));
                feature.tasks().answer(task.id(), "done", "已完成", officer);
            }
        }
        clock.set(before.plus(Duration.ofMinutes(2)));
    }

    private String message(Wording wording, String type, String references, String level, List<String> areas) {
        clock.forward(Duration.ofMinutes(1));
        OffsetDateTime sent = OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.SECONDS), CHINA);
        String identifier =
                "44031041600000_" + sent.format(java.time.format.DateTimeFormatter.ofPattern("yyyyMMddHHmmss")) + "_0";
        StringBuilder xml = new StringBuilder("<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>")
                .append(identifier)
                .append("</identifier><sender>weather.zhiling.example</sender><sent>")
                .append(time(sent))
                .append("</sent><status>Actual</status><msgType>")
                .append(type)
                .append("</msgType><scope>Public</scope>");
        if (!references.isEmpty()) {
            xml.append("<references>").append(references).append("</references>");
        }
        if (!level.isEmpty()) {
            xml.append("<info><language>zh-CN</language><category>Met</category><event>")
                    .append(wording.event())
                    .append("</event>")
                    .append("<urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>")
                    .append("<expires>")
                    .append(time(sent.plusHours(6)))
                    .append("</expires><senderName>区气象台</senderName><headline>")
                    .append(wording.event())
                    .append("橙色预警信号</headline><description>")
                    .append(wording.description())
                    .append("</description>")
                    .append("<parameter><valueName>level</valueName><value>")
                    .append(level)
                    .append("</value></parameter>");
            for (String area : areas) {
                xml.append("<area><areaDesc>")
                        .append(area)
                        .append("</areaDesc><geocode><valueName>area</valueName><value>")
                        .append(area)
                        .append("</value></geocode></area>");
            }
            xml.append("</info>");
        }
        feature.intake()
                .take(xml.append("</alert>").toString().getBytes(StandardCharsets.UTF_8), "post", "weather-service");
        return "weather.zhiling.example," + identifier + "," + time(sent);
    }

    private static String time(OffsetDateTime time) {
        return time.format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx"));
    }

    /** A day of hourly rain at the waterlogging points and of levels at the reservoirs; two of them rise over their threshold. */
    private void readings() {
        Instant end = context.clock().instant().truncatedTo(ChronoUnit.HOURS);
        List<Reading> readings = new ArrayList<>();
        int number = 0;
        for (Resource resource : feature.resources().index().list()) {
            boolean rain = resource.category().equals("waterlogging_point");
            if (!rain && !resource.category().equals("reservoir")) {
                continue;
            }
            number++;
            String attribute = rain ? "trigger_mm_per_hour" : "flood_limit_level_m";
            double threshold = resource.attributes().get(attribute).asDouble();
            for (int hour = HOURS_OF_READINGS; hour >= 0; hour--) {
                double storm = Math.exp(-Math.pow((hour - 2) / 4.0, 2));
                double share = (number % 17 == 0 ? 1.5 : 0.35 + 0.03 * (number % 9)) * storm;
                double value = rain ? threshold * share : threshold * (0.93 + 0.06 * share);
                readings.add(new Reading(
                        resource.id(),
                        rain ? "rain" : "level",
                        end.minus(Duration.ofHours(hour)),
                        Math.round(10 * value) / 10.0));
            }
        }
        clock.set(context.clock().instant());
        feature.readings().save(readings);
        clock.set(context.clock().instant().minus(Duration.ofDays(3)));
    }

    private static ServerContext withClock(ServerContext context, Clock clock) {
        return new ServerContext(
                context.clickhouse(),
                context.clickhouseSource(),
                context.clickhouseConnection(),
                context.postgres(),
                context.data(),
                context.access(),
                context.areas(),
                context.events(),
                context.metrics(),
                clock);
    }

    /** A clock that goes where it is told. */
    private static final class SettableClock extends Clock {
        private Instant now;

        SettableClock(Instant start) {
            this.now = start;
        }

        void set(Instant instant) {
            now = instant;
        }

        void forward(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
