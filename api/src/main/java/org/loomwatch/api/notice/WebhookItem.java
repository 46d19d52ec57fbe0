package org.loomwatch.api.notice;

import java.time.Instant;
import java.util.List;

/** A system that hears of some topics; its secret is never read back. */
public record WebhookItem(
        String id, String url, List<String> topics, boolean enabled, String createdBy, Instant createdAt) {}
