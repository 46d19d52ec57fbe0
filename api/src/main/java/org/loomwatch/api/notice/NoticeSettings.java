package org.loomwatch.api.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loomwatch.api.notice.email.SmtpSettings;
import org.loomwatch.api.notice.webhook.Network;

/**
 * How notices leave this server.
 *
 * @param smtp mail server; none means no e-mail
 * @param webhookNetworks private networks that webhooks may lie in; none by default
 * @param publicUrl where readers reach the pages; empty if unknown
 */
public record NoticeSettings(Optional<SmtpSettings> smtp, List<Network> webhookNetworks, String publicUrl) {

    public static final String SMTP_VARIABLE = "LOOMWATCH_SMTP_URL";
    public static final String NETWORKS_VARIABLE = "LOOMWATCH_WEBHOOK_NETWORKS";
    public static final String PUBLIC_URL_VARIABLE = "LOOMWATCH_PUBLIC_URL";

    public NoticeSettings {
        webhookNetworks = List.copyOf(webhookNetworks);
    }

    /** @throws IllegalArgumentException naming the variable that cannot be read */
    public static NoticeSettings from(Map<String, String> environment) {
        String smtp = environment.getOrDefault(SMTP_VARIABLE, "").strip();
        String networks = environment.getOrDefault(NETWORKS_VARIABLE, "").strip();
        try {
            return new NoticeSettings(
                    smtp.isEmpty() ? Optional.empty() : Optional.of(SmtpSettings.parse(smtp)),
                    Arrays.stream(networks.split("[,\\s]+"))
                            .filter(text -> !text.isEmpty())
                            .map(Network::parse)
                            .toList(),
                    environment.getOrDefault(PUBLIC_URL_VARIABLE, "").strip().replaceFirst("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the settings of notices (" + SMTP_VARIABLE + ", " + NETWORKS_VARIABLE + "): " + e.getMessage(), e);
        }
    }
}
