package org.loomwatch.api.emergency;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.loomwatch.api.access.Viewer;
import org.loomwatch.api.emergency.activation.ActivationProposer;
import org.loomwatch.api.emergency.activation.ActivationService;
import org.loomwatch.api.emergency.activation.ReportService;
import org.loomwatch.api.emergency.activation.TaskService;
import org.loomwatch.api.emergency.alert.AlertIntake;
import org.loomwatch.api.emergency.alert.AlertService;
import org.loomwatch.api.emergency.alert.IntakeResult;
import org.loomwatch.api.emergency.cap.CapChecker;
import org.loomwatch.api.emergency.cap.TrustedKeys;
import org.loomwatch.api.emergency.geo.DistrictAreaCache;
import org.loomwatch.api.emergency.geo.DistrictAreas;
import org.loomwatch.api.emergency.plan.PlanService;
import org.loomwatch.api.emergency.resource.ResourceService;
import org.loomwatch.api.event.EventBroker;
import org.loomwatch.domain.area.Area;
import org.loomwatch.domain.area.AreaLevel;
import org.loomwatch.domain.area.AreaTree;

/** A little town for tests: three streets side by side, a clock one can turn, everything else real. */
public final class EmergencyTown implements AutoCloseable {

    public final Jdbi postgres;
    public final MovingClock clock = new MovingClock(Instant.parse("2026-09-07T12:30:00Z"));
    public final EventBroker events = new EventBroker();
    public final ResourceService resources;
    public final PlanService plans;
    public final AlertIntake intake;
    public final AlertService alerts;
    public final ActivationService activations;
    public final TaskService tasks;
    public final ReportService reports;

    /** A clock that goes on when it is told to. */
    public static final class MovingClock extends Clock {
        private volatile Instant now;

        MovingClock(Instant start) {
            this.now = start;
        }

        public void set(Instant instant) {
            now = instant;
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

    /** A town on an empty database. */
    public EmergencyTown(Jdbi postgres) {
        this(postgres, true);
    }

    /** Another process of the town that is there already. */
    public static EmergencyTown beside(Jdbi postgres) {
        return new EmergencyTown(postgres, false);
    }

    private EmergencyTown(Jdbi postgres, boolean anew) {
        this.postgres = postgres;
        DistrictAreaCache areas = DistrictAreaCache.holding(areas());
        resources = new ResourceService(postgres, areas, clock);
        plans = new PlanService(postgres, clock);
        ActivationProposer proposer = new ActivationProposer(plans);
        intake = new AlertIntake(postgres, new CapChecker(TrustedKeys.NONE), areas, proposer, events, clock);
        alerts = new AlertService(postgres, intake, areas, clock);
        activations = new ActivationService(postgres, proposer, resources, plans, areas, events, clock);
        tasks = new TaskService(postgres, plans, events, clock);
        reports = new ReportService(activations, resources, areas, clock);
        if (anew) {
            empty();
        }
    }

    private void empty() {
        postgres.useHandle(handle -> {
            handle.execute("""
                    TRUNCATE alert_reference, alert_signal, alert_quarantine, activation_log, activation_task,
                    activation_unit, activation_resource, activation_confirmation, activation_change, activation_area,
                    activation, alert_message, resource_version, resource, emergency_setting, plan_version, alert_geocode,
                    notice_delivery, notice CASCADE""");
            for (String unit : List.of("water", "housing", "emergency-office")) {
                handle.execute(
                        "INSERT INTO unit (id, name_zh, name_en, area) VALUES (?, ?, ?, 'D') ON CONFLICT DO NOTHING",
                        unit,
                        unit,
                        unit);
            }
        });
    }

    /** Streets A, B and C are squares of a tenth of a degree from 114.3 E on, at 22.6 to 22.7 N. */
    private static DistrictAreas areas() {
        AreaTree tree = new AreaTree(List.of(
                new Area("D", null, AreaLevel.DISTRICT, "织岭区", "Zhiling"),
                new Area("A", "D", AreaLevel.STREET, "东岭街道", "Dongling"),
                new Area("B", "D", AreaLevel.STREET, "西岭街道", "Xiling"),
                new Area("C", "D", AreaLevel.STREET, "南岭街道", "Nanling")));
        Map<String, Geometry> outlines = new HashMap<>();
        GeometryFactory shapes = new GeometryFactory();
        double west = 114.3;
        for (String street : List.of("A", "B", "C")) {
            outlines.put(
                    street,
                    shapes.toGeometry(new Envelope(new Coordinate(west, 22.6), new Coordinate(west + 0.1, 22.7))));
            west += 0.1;
        }
        return new DistrictAreas(tree, outlines);
    }

    /** One reservoir (water) and one site (housing) in each street. */
    public void furnish() {
        StringBuilder csv = new StringBuilder("id,category,name,area,unit,contact,telephone,longitude,latitude\n");
        double east = 114.35;
        for (String street : List.of("A", "B", "C")) {
            csv.append("W-%s,waterlogging_point,易涝点%s,,water,王工,0000,%s,22.65\n".formatted(street, street, east));
            csv.append("S-%s,construction_site,工地%s,,housing,李工,0000,%s,22.66\n".formatted(street, street, east));
            east += 0.1;
        }
        resources.load(csv.toString().getBytes(StandardCharsets.UTF_8), "csv", "wgs84", false, Viewer.LOCAL, "test");
    }

    /** A rainstorm signal as CAP. */
    public static String cap(
            String identifier,
            String sent,
            String status,
            String type,
            String references,
            String level,
            String... streets) {
        StringBuilder xml = new StringBuilder("<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>")
                .append(identifier)
                .append("</identifier><sender>sz.weather.example</sender><sent>")
                .append(sent)
                .append("</sent><status>")
                .append(status)
                .append("</status><msgType>")
                .append(type)
                .append("</msgType><scope>Public</scope>");
        if (!references.isEmpty()) {
            xml.append("<references>").append(references).append("</references>");
        }
        if (!level.isEmpty()) {
            xml.append("<info><language>zh-CN</language><category>Met</category><event>暴雨</event>")
                    .append("<urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>")
                    .append("<expires>2026-09-08T02:30:00+08:00</expires><headline>暴雨预警</headline>")
                    .append("<parameter><valueName>level</valueName><value>")
                    .append(level)
                    .append("</value></parameter>");
            for (String street : streets) {
                xml.append("<area><areaDesc>x</areaDesc><geocode><valueName>area</valueName><value>")
                        .append(street)
                        .append("</value></geocode></area>");
            }
            xml.append("</info>");
        }
        return xml.append("</alert>").toString();
    }

    public IntakeResult take(String cap) {
        return intake.take(cap.getBytes(StandardCharsets.UTF_8), "post", "test");
    }

    @Override
    public void close() {
        events.close();
    }
}
