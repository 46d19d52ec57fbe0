package org.loomwatch.api;

import java.util.ArrayList;
import java.util.List;
import org.loomwatch.api.access.AccessFeature;
import org.loomwatch.api.analyst.AnalystFeature;
import org.loomwatch.api.briefing.BriefingFeature;
import org.loomwatch.api.chart.ChartFeature;
import org.loomwatch.api.economy.EconomyFeature;
import org.loomwatch.api.emergency.EmergencyFeature;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.ingest.IngestFeature;
import org.loomwatch.api.labor.LaborFeature;
import org.loomwatch.api.notice.NoticeFeature;
import org.loomwatch.api.school.SchoolFeature;
import org.loomwatch.api.ticket.TicketFeature;
import org.loomwatch.api.wall.WallFeature;

/** Every feature of the product, one line each. */
public final class ApiFeatures {

    private ApiFeatures() {}

    public static List<Feature> list(ServerContext context) {
        List<Feature> features = new ArrayList<>();
        features.add(new AccessFeature(context));
        ChartFeature charts = new ChartFeature(context);
        features.add(new DistrictFeature(context, charts.totals()));
        features.add(charts);
        features.add(new LaborFeature(context));
        features.add(new SchoolFeature(context));
        EmergencyFeature emergency = new EmergencyFeature(context);
        features.add(emergency);
        features.add(new BriefingFeature(context, emergency.activations(), charts.totals()));
        features.add(new WallFeature(context, emergency.activations(), charts.totals()));
        features.add(new EconomyFeature(context));
        features.add(new IngestFeature(context));
        features.add(new NoticeFeature(context));
        features.add(new TicketFeature(context));
        features.add(new AnalystFeature(context));
        return List.copyOf(features);
    }
}
