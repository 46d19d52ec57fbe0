package org.loomwatch.api.emergency;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.emergency.activation.ActivationProposer;
import org.loomwatch.api.emergency.activation.ActivationService;
import org.loomwatch.api.emergency.activation.Board;
import org.loomwatch.api.emergency.activation.TaskService;
import org.loomwatch.api.emergency.alert.AlertIntake;
import org.loomwatch.api.emergency.cap.CapChecker;
import org.loomwatch.api.emergency.cap.TrustedKeys;
import org.loomwatch.api.emergency.geo.DistrictAreaCache;
import org.loomwatch.api.emergency.geo.DistrictAreas;
import org.loomwatch.api.emergency.plan.PlanService;
import org.loomwatch.api.emergency.resource.ResourceService;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.datasets.reference.ResourceCatalog;
import org.loomwatch.datasets.reference.ResourceCategory;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;
import org.loomwatch.store.DataDirectory;
import org.loomwatch.store.StoreSettings;
import org.loomwatch.store.postgres.Postgres;
import org.loomwatch.store.postgres.PostgresMigrator;

/** From a red signal over a whole district to tasks for every unit: how long the machine takes, people's time left out. */
public final class EmergencyBenchmark {

    private static final int WARM_UP_MESSAGES = 20;
    private static final int STREETS = 10;
    private static final double WEST = 114.0;
    private static final double WIDTH = 0.05;

    private EmergencyBenchmark() {}

    /**
     * @param importSeconds importing the resources
     * @param signalSeconds from the bytes of the signal to a proposal
     * @param dispatchSeconds from the last confirmation to frozen resources, tasks and notices, committed
     * @param totalSeconds both together
     * @param officers people who acknowledge all tasks of their unit at the same moment, one unit each
     * @param acknowledged tasks that are on record as acknowledged by them
     * @param lost tasks that they acknowledged and that are not on record
     * @param acknowledgeSeconds until the last of them had their answer
     */
    public record Figures(
            int resources,
            int units,
            int tasks,
            int notices,
            double importSeconds,
            double signalSeconds,
            double dispatchSeconds,
            double totalSeconds,
            int officers,
            int acknowledged,
            int lost,
            double acknowledgeSeconds) {}

    public static Figures run(Path directory, int resources, int units, int officers) throws InterruptedException {
        try (Postgres postgres = Postgres.open(StoreSettings.embedded(DataDirectory.create(directory)));
                EventBroker events = new EventBroker()) {
            PostgresMigrator migrator = new PostgresMigrator(postgres.dataSource());
            migrator.migrate(migrator.state().pending());
            return measure(postgres.jdbi(), events, resources, units, officers);
        }
    }

    private static Figures measure(Jdbi postgres, EventBroker events, int size, int unitCount, int officers)
            throws InterruptedException {
        Clock clock = Clock.systemUTC();
        DistrictAreaCache areas = DistrictAreaCache.holding(areas());
        ResourceService resources = new ResourceService(postgres, areas, clock);
        PlanService plans = new PlanService(postgres, clock);
        ActivationProposer proposer = new ActivationProposer(plans);
        AlertIntake intake =
                new AlertIntake(postgres, new CapChecker(TrustedKeys.NONE), areas, proposer, events, clock);
        ActivationService activations =
                new ActivationService(postgres, proposer, resources, plans, areas, events, clock);
        units(postgres, unitCount);
        byte[] file = resources(size, unitCount);
        long start = System.nanoTime();
        resources.load(file, "csv", "wgs84", false, Viewer.LOCAL, "bench");
        double importSeconds = secondsSince(start);
        // A server that runs has its index; building it is part of the import here.
        resources.index();
        // A server that runs has read messages before.
        for (int i = 0; i < WARM_UP_MESSAGES; i++) {
            intake.take(signal(clock, "warm-up-" + i, "Test"), "post", "bench");
        }
        start = System.nanoTime();
        intake.take(signal(clock, "bench-1", "Actual"), "post", "bench");
        double signalSeconds = secondsSince(start);
        UUID id = activations.list().get(0).id();
        UUID change = activations.getBoard(Viewer.LOCAL, id).changes().get(0).id();
        activations.confirm(change, false, "", new Actor("one", null));
        start = System.nanoTime();
        activations.confirm(change, false, "", new Actor("two", null));
        double dispatchSeconds = secondsSince(start);
        Board board = activations.getBoard(Viewer.LOCAL, id);
        int notices = postgres.withHandle(
                handle -> handle.createQuery("SELECT count(*) FROM notice WHERE topic = 'emergency.tasks'")
                        .mapTo(Integer.class)
                        .one());
        start = System.nanoTime();
        int said = acknowledge(new TaskService(postgres, plans, events, clock), id, officers);
        double acknowledgeSeconds = secondsSince(start);
        int onRecord = (int) activations.getBoard(Viewer.LOCAL, id).tasks().stream()
                .filter(task -> task.state().equals("received"))
                .count();
        return new Figures(
                board.resources(),
                unitCount,
                board.tasks().size(),
                notices,
                importSeconds,
                signalSeconds,
                dispatchSeconds,
                signalSeconds + dispatchSeconds,
                officers,
                onRecord,
                said - onRecord,
                acknowledgeSeconds);
    }

    /** @return how many tasks the officers were told are acknowledged */
    private static int acknowledge(TaskService tasks, UUID activation, int officers) throws InterruptedException {
        AtomicInteger said = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(officers);
        for (int i = 0; i < officers; i++) {
            Actor officer = new Actor("officer-" + i, "unit-" + i);
            people.execute(() -> {
                try {
                    start.await();
                    said.addAndGet(tasks.receiveAll(activation, officer));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        start.countDown();
        people.shutdown();
        if (!people.awaitTermination(5, TimeUnit.MINUTES)) {
            people.shutdownNow();
        }
        return said.get();
    }

    private static double secondsSince(long start) {
        return Math.round((System.nanoTime() - start) / 1e6) / 1e3;
    }

    private static DistrictAreas areas() {
        List<Area> list = new ArrayList<>();
        list.add(new Area("D", null, AreaLevel.DISTRICT, "区", "District"));
        Map<String, Geometry> outlines = new HashMap<>();
        for (int i = 0; i < STREETS; i++) {
            String id = "S" + i;
            list.add(new Area(id, "D", AreaLevel.STREET, "街道" + i, "Street " + i));
            double west = WEST + i * WIDTH;
            outlines.put(
                    id,
                    new GeometryFactory()
                            .toGeometry(new Envelope(new Coordinate(west, 22.6), new Coordinate(west + WIDTH, 22.8))));
        }
        return new DistrictAreas(new AreaTree(list), outlines);
    }

    private static void units(Jdbi postgres, int count) {
        postgres.useHandle(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("INSERT INTO unit (id, name_zh, name_en, area) VALUES (?, ?, ?, 'D')");
            for (int i = 0; i < count; i++) {
                batch.add("unit-" + i, "单位" + i, "Unit " + i);
            }
            batch.execute();
        });
    }

    /** Each unit answers for one category; its resources lie all over the district. */
    private static byte[] resources(int count, int units) {
        List<ResourceCategory> categories = ResourceCatalog.listCategories();
        StringBuilder csv = new StringBuilder("id,category,name,area,unit,contact,telephone,longitude,latitude\n");
        for (int i = 0; i < count; i++) {
            int unit = i % units;
            csv.append(String.format(
                    Locale.ROOT,
                    "R%05d,%s,资源%d,,unit-%d,值班员,0000,%.6f,%.6f%n",
                    i,
                    categories.get(unit % categories.size()).code(),
                    i,
                    unit,
                    WEST + 0.0005 + (i * 0.618_034 % 1) * (STREETS * WIDTH - 0.001),
                    22.6005 + (i * 0.754_878 % 1) * 0.199));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] signal(Clock clock, String identifier, String status) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
        return """
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier>
                <sender>bench.loomwatch.example</sender><sent>%s</sent><status>%s</status><msgType>Alert</msgType>
                <scope>Public</scope><info><language>zh-CN</language><category>Met</category><event>暴雨</event>
                <urgency>Immediate</urgency><severity>Extreme</severity><certainty>Observed</certainty>
                <expires>%s</expires><parameter><valueName>level</valueName><value>red</value></parameter>
                <area><areaDesc>全区</areaDesc><geocode><valueName>area</valueName><value>D</value></geocode></area></info>
                </alert>""".formatted(
                identifier,
                now.format(time),
                status,
                now.plus(Duration.ofHours(6)).format(time)).getBytes(StandardCharsets.UTF_8);
    }
}
