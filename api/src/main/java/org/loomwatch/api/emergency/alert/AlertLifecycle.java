package org.loomwatch.api.emergency.alert;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.alert.AlertKey;
import org.loomwatch.domain.alert.AlertType;

/**
 * Works out what became of each message of a family, whatever the order in which they arrived.
 *
 * <p>An Update takes the place of what it refers to and of everything that had taken that place before the Update was sent;
 * a Cancel ends the same. Only the sender itself can do either, and only among messages of one status: an Exercise never
 * touches an Actual one. An Update that says nothing (no info block) leaves standing what it refers to.
 */
final class AlertLifecycle {

    private final Map<AlertKey, AlertNode> nodes = new HashMap<>();
    private final Map<UUID, Verdict> verdicts = new HashMap<>();

    /** @param by the message that changed it; null if none did */
    record Verdict(AlertState state, @Nullable UUID by) {}

    private AlertLifecycle(Collection<AlertNode> messages) {
        messages.forEach(node -> nodes.put(node.key(), node));
    }

    static Map<UUID, Verdict> of(Collection<AlertNode> messages, Instant now) {
        AlertLifecycle lifecycle = new AlertLifecycle(messages);
        for (AlertNode node : messages) {
            lifecycle.verdicts.put(node.id(), lifecycle.own(node, now));
        }
        List<AlertNode> ordered = messages.stream()
                .sorted(java.util.Comparator.comparing(
                        (AlertNode node) -> node.key().sent()))
                .toList();
        for (AlertNode node : ordered) {
            lifecycle.applyTo(node);
        }
        return lifecycle.verdicts;
    }

    private Verdict own(AlertNode node, Instant now) {
        boolean statement = (node.type() == AlertType.ALERT || node.type() == AlertType.UPDATE) && node.says();
        if (!statement) {
            return new Verdict(AlertState.RECORDED, null);
        }
        boolean over = node.expires() != null && !node.expires().isAfter(now);
        return new Verdict(over ? AlertState.EXPIRED : AlertState.LIVE, null);
    }

    private void applyTo(AlertNode node) {
        AlertState effect = node.type() == AlertType.CANCEL
                ? AlertState.CANCELLED
                : node.type() == AlertType.UPDATE && node.says() ? AlertState.SUPERSEDED : AlertState.RECORDED;
        if (effect == AlertState.RECORDED) {
            return;
        }
        for (AlertNode target : family(node)) {
            Verdict before = verdicts.get(target.id());
            boolean changes = before != null
                    && (before.state() == AlertState.LIVE || before.state() == AlertState.EXPIRED)
                    && !endedBefore(target, node);
            if (changes) {
                verdicts.put(target.id(), new Verdict(effect, node.id()));
            }
        }
    }

    /** A message whose time was over when the later one was sent had expired; that stays the truth. */
    private static boolean endedBefore(AlertNode target, AlertNode later) {
        return target.expires() != null && target.expires().isBefore(later.key().sent());
    }

    /** What a message refers to, what that refers to, and what refers to any of it and was sent earlier. */
    private Set<AlertNode> family(AlertNode node) {
        Set<AlertNode> found = new HashSet<>();
        Deque<AlertKey> open = new ArrayDeque<>(node.references());
        Set<AlertKey> seen = new HashSet<>();
        while (!open.isEmpty()) {
            AlertKey key = open.pop();
            if (!seen.add(key)) {
                continue;
            }
            AlertNode target = nodes.get(key);
            if (target != null && canTouch(node, target)) {
                found.add(target);
            }
            for (AlertNode other : nodes.values()) {
                if (!other.id().equals(node.id())
                        && canTouch(node, other)
                        && other.type() == AlertType.UPDATE
                        && other.references().contains(key)) {
                    open.push(other.key());
                }
            }
        }
        return found;
    }

    private static boolean canTouch(AlertNode node, AlertNode target) {
        return !target.id().equals(node.id())
                && target.key().sender().equals(node.key().sender())
                && target.status() == node.status()
                && target.key().sent().isBefore(node.key().sent());
    }
}
