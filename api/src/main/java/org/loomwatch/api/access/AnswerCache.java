package org.loomwatch.api.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.store.clickhouse.Ahead;

/**
 * Keeps totals that many people ask for. An answer is kept for everybody who sees the very same areas and fields, and for nobody
 * else: what a viewer sees is part of the key. Who asks what somebody else is just having computed waits for that. All answers
 * are forgotten as soon as the data are of another version.
 */
public final class AnswerCache {

    private static final int MOST_KEPT = 1_000;

    private final Supplier<Optional<String>> version;
    private final Map<Key, CompletableFuture<Object>> answers = new Answers();
    private String versionOfAnswers = "";

    /** @param version of the data; empty if nothing may be kept */
    public AnswerCache(Supplier<Optional<String>> version) {
        this.version = version;
    }

    /** What was asked, and everything of a viewer but the name. */
    private record Key(Object question, AreaScope areas, Map<Feed, AreaScope> ratios, Map<Feed, AreaScope> amounts) {}

    /** Forgets what was not asked for the longest time. */
    private static final class Answers extends LinkedHashMap<Key, CompletableFuture<Object>> {

        private static final long serialVersionUID = 1L;

        Answers() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CompletableFuture<Object>> eldest) {
            return size() > MOST_KEPT;
        }
    }

    /**
     * @param question everything the answer depends on besides the viewer's rights; compared by {@code equals}
     * @param work computes the answer, which must not depend on the viewer's name and is changed by nobody
     */
    // A question is always answered by values of one type.
    @SuppressWarnings("unchecked")
    public <T> T get(Viewer viewer, Object question, Supplier<T> work) {
        Optional<String> now = version.get();
        if (now.isEmpty()) {
            return work.get();
        }
        Key key = new Key(question, viewer.areas(), viewer.ratios(), viewer.amounts());
        CompletableFuture<Object> mine = new CompletableFuture<>();
        CompletableFuture<Object> known;
        synchronized (answers) {
            if (!now.get().equals(versionOfAnswers)) {
                answers.clear();
                versionOfAnswers = now.get();
            }
            known = answers.get(key);
            if (known == null) {
                answers.put(key, mine);
            }
        }
        return known == null ? answer(key, mine, work) : (T) Ahead.join(known);
    }

    private <T> T answer(Key key, CompletableFuture<Object> mine, Supplier<T> work) {
        try {
            T answer = work.get();
            mine.complete(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            synchronized (answers) {
                answers.remove(key, mine);
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }
}
