package org.loomwatch.api.notice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loomwatch.api.access.Permission;
import org.loomwatch.api.server.Answer;
import org.loomwatch.api.server.Page;
import org.loomwatch.api.server.Parameter;
import org.loomwatch.api.server.ParameterTypes;
import org.loomwatch.api.server.Request;
import org.loomwatch.api.server.Route;

/** One's own notices; for administrators, what was given up and who is told by webhook. */
public final class NoticeRoutes {

    private static final Parameter<String> CURSOR =
            Parameter.query("cursor", ParameterTypes.text(1000), "上一页给出的游标", "cursor given by the page before");
    private static final Parameter<Integer> LIMIT = Parameter.query(
                    "limit", ParameterTypes.cappedInteger(1, 200), "每页条数，最多 200", "rows a page, at most 200")
            .withDefault("20");
    private static final Parameter<String> STATE = Parameter.query(
                    "state",
                    ParameterTypes.oneOf(Map.of(
                            "waiting",
                            "waiting",
                            "sent",
                            "sent",
                            "dead",
                            "dead",
                            NoticeAdministration.DOUBTFUL,
                            NoticeAdministration.DOUBTFUL)),
                    "投递状态；doubtful 为可能重复",
                    "how the delivery stands; doubtful: may have come twice")
            .withDefault("dead");
    private static final Parameter<Integer> DELIVERY =
            Parameter.path("id", ParameterTypes.cappedInteger(1, Integer.MAX_VALUE), "投递编号", "number of the delivery");
    private static final Parameter<String> WEBHOOK =
            Parameter.path("id", ParameterTypes.identifier(), "推送编号", "id of the webhook");

    private final Inbox inbox;
    private final NoticeAdministration administration;

    private NoticeRoutes(Inbox inbox, NoticeAdministration administration) {
        this.inbox = inbox;
        this.administration = administration;
    }

    /** Up to which notice everything was read. */
    record ReadMark(long upTo) {}

    /** Where somebody wants e-mail; empty for nowhere. */
    record AddressForm(String email) {
        AddressForm {
            Objects.requireNonNull(email, "email");
        }
    }

    /** A webhook as an administrator writes it; a null secret keeps the one there is. */
    record WebhookDraft(String url, @Nullable String secret, List<String> topics, boolean enabled) {
        WebhookDraft {
            Objects.requireNonNull(url, "url");
            topics = List.copyOf(topics);
        }
    }

    public static List<Route> list(Inbox inbox, NoticeAdministration administration) {
        NoticeRoutes routes = new NoticeRoutes(inbox, administration);
        return List.of(
                Route.get("/api/v1/notices", Permission.SIGNED_IN, "本人的通知", "One's own notices, newest first")
                        .takes(CURSOR, LIMIT)
                        .answers(
                                Answer.pageOf(NoticeItem.class),
                                request -> inbox.list(request.caller(), request.find(CURSOR), request.get(LIMIT))),
                Route.post("/api/v1/notices/read", Permission.SIGNED_IN, "标为已读", "Mark as read")
                        .body(ReadMark.class)
                        .answers(Answer.json(ReadMark.class), routes::markRead),
                Route.get("/api/v1/notices/address", Permission.SIGNED_IN, "本人的通知邮箱", "Where one gets e-mail")
                        .answers(Answer.json(AddressForm.class), routes::address),
                Route.put("/api/v1/notices/address", Permission.SIGNED_IN, "修改通知邮箱", "Change where one gets e-mail")
                        .body(AddressForm.class)
                        .answers(Answer.json(AddressForm.class), routes::setAddress),
                Route.get("/api/v1/notices/deliveries", Permission.NOTICE_ADMIN, "通知投递情况", "How deliveries stand")
                        .takes(STATE)
                        .answers(
                                Answer.pageOf(DeliveryItem.class),
                                request -> Page.whole(administration.listDeliveries(request.get(STATE)))),
                Route.post(
                                "/api/v1/notices/deliveries/{id}/retry",
                                Permission.NOTICE_ADMIN,
                                "重新投递",
                                "Try a delivery again that was given up")
                        .takes(DELIVERY)
                        .answers(Answer.pageOf(DeliveryItem.class), routes::retry),
                Route.get("/api/v1/webhooks", Permission.NOTICE_ADMIN, "推送", "Webhooks")
                        .answers(
                                Answer.pageOf(WebhookItem.class), request -> Page.whole(administration.listWebhooks())),
                Route.put("/api/v1/webhooks/{id}", Permission.NOTICE_ADMIN, "新建或修改推送", "Make or change a webhook")
                        .takes(WEBHOOK)
                        .body(WebhookDraft.class)
                        .answers(Answer.pageOf(WebhookItem.class), routes::putWebhook),
                Route.delete("/api/v1/webhooks/{id}", Permission.NOTICE_ADMIN, "删除推送", "Delete a webhook")
                        .takes(WEBHOOK)
                        .answers(Answer.pageOf(WebhookItem.class), routes::deleteWebhook));
    }

    private ReadMark markRead(Request request) {
        ReadMark mark = request.body(ReadMark.class);
        inbox.markRead(request.caller(), mark.upTo());
        return mark;
    }

    private AddressForm address(Request request) {
        return new AddressForm(inbox.address(request.caller().getAccount().id()));
    }

    private AddressForm setAddress(Request request) {
        AddressForm form = request.body(AddressForm.class);
        inbox.setAddress(request.caller().getAccount().id(), form.email().strip());
        return address(request);
    }

    private Page<DeliveryItem> retry(Request request) {
        administration.retry(request.get(DELIVERY));
        return Page.whole(administration.listDeliveries("dead"));
    }

    private Page<WebhookItem> putWebhook(Request request) {
        WebhookDraft draft = request.body(WebhookDraft.class);
        request.note("url", draft.url());
        administration.putWebhook(
                request.get(WEBHOOK),
                draft.url(),
                draft.secret(),
                draft.topics(),
                draft.enabled(),
                request.caller().name());
        return Page.whole(administration.listWebhooks());
    }

    private Page<WebhookItem> deleteWebhook(Request request) {
        administration.deleteWebhook(request.get(WEBHOOK));
        return Page.whole(administration.listWebhooks());
    }
}
