package org.loomwatch.api.notice;

import java.util.List;
import org.loomwatch.api.feature.Feature;
import org.loomwatch.api.feature.ServerContext;
import org.loomwatch.api.notice.email.EmailChannel;
import org.loomwatch.api.notice.internal.DeliveryQueue;
import org.loomwatch.api.notice.internal.DeliveryWorkers;
import org.loomwatch.api.notice.internal.PageChannel;
import org.loomwatch.api.notice.webhook.TargetGuard;
import org.loomwatch.api.notice.webhook.WebhookChannel;
import org.loomwatch.api.server.Route;

/** Notices: everybody's list of them, and the workers that send them out. */
public final class NoticeFeature implements Feature {

    private static final int WEBHOOK_WORKERS = 2;

    private final ServerContext context;
    private final NoticeSettings settings;
    private final DeliveryWorkers workers;

    public NoticeFeature(ServerContext context) {
        this.context = context;
        this.settings = NoticeSettings.from(System.getenv());
        this.workers = new DeliveryWorkers(new DeliveryQueue(context.postgres()));
    }

    @Override
    public List<Route> routes() {
        return NoticeRoutes.list(
                new Inbox(context.postgres(), settings.smtp().isPresent()),
                new NoticeAdministration(context.postgres()));
    }

    @Override
    public void start() {
        TargetGuard guard = new TargetGuard(settings.webhookNetworks());
        workers.start(new PageChannel(context.events()), 1);
        workers.start(new WebhookChannel(context.postgres(), guard, context.clock()), WEBHOOK_WORKERS);
        settings.smtp().ifPresent(smtp -> workers.start(new EmailChannel(smtp, settings.publicUrl()), 1));
    }

    @Override
    public void close() {
        workers.close();
    }
}
