package org.loomwatch.api.emergency.cap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Atom (RFC 4287) and RSS 2.0 feeds that list CAP messages. */
final class FeedRules {

    static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CAP_TYPE = "application/cap+xml";

    private FeedRules() {}

    /** {@code atom} or {@code rss}; empty if the root is neither. */
    static Optional<String> findFormat(CapElement root) {
        if (root.namespace().equals(ATOM) && root.name().equals("feed")) {
            return Optional.of("atom");
        }
        return root.name().equals("rss") && root.namespace().isEmpty() ? Optional.of("rss") : Optional.empty();
    }

    static void check(CapElement root, Findings findings) {
        CapElement feed = root.name().equals("rss") ? root.find("channel").orElse(null) : root;
        if (feed == null) {
            findings.error("feed.channel", root.path(), "an RSS feed without channel", "RSS 缺少 channel");
            return;
        }
        List<String> needed = feed == root ? List.of("id", "title", "updated") : List.of("title");
        for (String name : needed) {
            if (feed.textOf(name).isEmpty()) {
                findings.error("feed." + name, feed.path(), "the feed has no " + name, "缺少 " + name);
            }
        }
        List<FeedEntry> entries = entries(root);
        if (entries.isEmpty()) {
            findings.warning("feed.empty", feed.path(), "the feed lists nothing", "没有任何条目");
        }
        for (FeedEntry entry : entries) {
            if (entry.link() == null) {
                findings.warning(
                        "feed.link",
                        feed.path(),
                        "entry '" + entry.id() + "' links to no CAP message",
                        "条目“" + entry.id() + "”没有指向 CAP 信息的链接");
            }
        }
    }

    static List<FeedEntry> entries(CapElement root) {
        List<FeedEntry> entries = new ArrayList<>();
        if (root.name().equals("rss")) {
            root.find("channel").ifPresent(channel -> channel.list("item").forEach(item -> {
                String id = item.textOf("guid").isEmpty() ? item.textOf("link") : item.textOf("guid");
                String link = item.textOf("link");
                entries.add(
                        new FeedEntry(id, item.textOf("title"), item.textOf("pubDate"), link.isEmpty() ? null : link));
            }));
        } else {
            for (CapElement entry : root.list("entry")) {
                entries.add(
                        new FeedEntry(entry.textOf("id"), entry.textOf("title"), entry.textOf("updated"), link(entry)));
            }
        }
        return entries;
    }

    /** The link that says it leads to CAP, else the plain one. */
    private static @Nullable String link(CapElement entry) {
        String plain = null;
        for (CapElement link : entry.list("link")) {
            String address = link.attribute("href");
            if (link.attribute("type").equals(CAP_TYPE)) {
                return address;
            }
            if (plain == null && !address.isEmpty() && link.attribute("type").isEmpty()) {
                plain = address;
            }
        }
        return plain;
    }
}
