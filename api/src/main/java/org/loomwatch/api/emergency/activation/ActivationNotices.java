package org.loomwatch.api.emergency.activation;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.loomwatch.api.notice.Audience;
import org.loomwatch.api.notice.Notice;
import org.loomwatch.api.notice.NoticeOutbox;
import org.loomwatch.domain.access.Role;

/** Leaves notices in the outbox, within the caller's transaction. Those of drills are marked and go to other people. */
final class ActivationNotices {

    /** The unit that runs responses, and hears of drills for units without a recipient of their own. */
    static final String OFFICE = "emergency-office";

    private ActivationNotices() {}

    /** A notice for a unit, not yet left in the outbox: there may be a thousand, which go there together. */
    static Notice forUnit(
            Handle handle,
            Activation activation,
            String topic,
            String key,
            String unit,
            String titleZh,
            String titleEn,
            String body) {
        Audience audience = activation.drill() ? drillAudience(handle, unit) : Audience.unit(unit);
        return notice(activation, topic, key, audience, titleZh, titleEn, body, body, "/duty");
    }

    static void toOffice(
            Handle handle,
            Activation activation,
            String topic,
            String key,
            String titleZh,
            String titleEn,
            String body) {
        add(handle, activation, topic, key, Audience.unit(OFFICE), titleZh, titleEn, body, body, page(activation));
    }

    /** The next in an escalation chain; in a drill always the recipient of the drill. */
    static void escalate(
            Handle handle, Activation activation, String key, String target, String unit, String zh, String en) {
        Audience audience;
        if (activation.drill()) {
            audience = drillAudience(handle, unit);
        } else if (target.equals("unit")) {
            audience = Audience.unit(unit);
        } else if (target.startsWith("unit:")) {
            audience = Audience.unit(target.substring(5));
        } else {
            audience = Role.find(target.substring(5)).map(Audience::role).orElse(Audience.unit(OFFICE));
        }
        add(handle, activation, "emergency.escalated", key, audience, zh, en, zh, en, page(activation));
    }

    private static Audience drillAudience(Handle handle, String unit) {
        Optional<String> account = handle.createQuery("SELECT account FROM drill_recipient WHERE unit = :unit")
                .bind("unit", unit)
                .mapTo(String.class)
                .findOne();
        return account.map(Audience::account).orElse(Audience.unit(OFFICE));
    }

    private static String page(Activation activation) {
        return "/emergency/activations/" + activation.id();
    }

    private static void add(
            Handle handle,
            Activation activation,
            String topic,
            String key,
            Audience audience,
            String titleZh,
            String titleEn,
            String bodyZh,
            String bodyEn,
            String link) {
        NoticeOutbox.add(handle, notice(activation, topic, key, audience, titleZh, titleEn, bodyZh, bodyEn, link));
    }

    private static Notice notice(
            Activation activation,
            String topic,
            String key,
            Audience audience,
            String titleZh,
            String titleEn,
            String bodyZh,
            String bodyEn,
            String link) {
        String markZh = activation.drill() ? "【演练】" : "";
        String markEn = activation.drill() ? "[DRILL] " : "";
        return new Notice(
                topic, key, audience, markZh + titleZh, markEn + titleEn, markZh + bodyZh, markEn + bodyEn, link);
    }
}
