package org.loomwatch.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.loomwatch.domain.access.AreaScope;
import org.loomwatch.domain.feed.Feed;

class AnswerCacheTest {

    private static final AreaScope NORTH = new AreaScope(false, Set.of("north"));
    private static final AreaScope SOUTH = new AreaScope(false, Set.of("south"));

    private String version = "1";
    private final AtomicInteger asked = new AtomicInteger();
    private final AnswerCache cache = new AnswerCache(() -> Optional.of(version));

    private static Viewer viewer(String name, AreaScope areas, AreaScope ratios, AreaScope amounts) {
        return new Viewer(name, areas, Map.of(Feed.POWER, ratios), Map.of(Feed.POWER, amounts));
    }

    private String ask(Viewer viewer, Object question) {
        return cache.get(viewer, question, () -> viewer.name() + " " + asked.incrementAndGet());
    }

    @Test
    void peopleWithTheSameRightsShareAnAnswerAndNobodyElseDoes() {
        List<Viewer> different = List.of(
                viewer("a", NORTH, NORTH, NORTH),
                viewer("b", NORTH, NORTH, AreaScope.NOWHERE),
                viewer("c", NORTH, AreaScope.NOWHERE, AreaScope.NOWHERE),
                viewer("d", SOUTH, SOUTH, SOUTH),
                viewer("e", AreaScope.EVERYWHERE, NORTH, NORTH),
                viewer("f", AreaScope.EVERYWHERE, AreaScope.EVERYWHERE, AreaScope.EVERYWHERE));
        Set<String> answers = new HashSet<>();
        different.forEach(viewer -> answers.add(ask(viewer, "overview")));
        assertEquals(different.size(), answers.size(), "each has an answer of their own");
        for (Viewer viewer : different) {
            Viewer twin = new Viewer(viewer.name() + "'s twin", viewer.areas(), viewer.ratios(), viewer.amounts());
            assertEquals(ask(viewer, "overview"), ask(twin, "overview"));
        }
        assertEquals(different.size(), asked.get());
        ask(different.get(0), "map");
        assertEquals(different.size() + 1, asked.get(), "another question");
    }

    @Test
    void newDataMakeEveryAnswerBeAskedForAnew() {
        Viewer viewer = viewer("a", NORTH, NORTH, NORTH);
        assertEquals("a 1", ask(viewer, "overview"));
        assertEquals("a 1", ask(viewer, "overview"));
        version = "2";
        assertEquals("a 2", ask(viewer, "overview"));
        version = "1";
        assertEquals("a 3", ask(viewer, "overview"), "nothing of an earlier version comes back");
    }

    @Test
    void aFailureIsNotKept() {
        Viewer viewer = viewer("a", NORTH, NORTH, NORTH);
        assertThrows(
                IllegalStateException.class,
                () -> cache.get(viewer, "overview", () -> {
                    throw new IllegalStateException("no engine");
                }));
        assertEquals("a 1", ask(viewer, "overview"));
    }

    @Test
    void thoseWhoAskAtOnceWaitForOneAnswer() throws Exception {
        Viewer viewer = viewer("a", NORTH, NORTH, NORTH);
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> answers = new ArrayList<>();
            answers.add(people.submit(() -> cache.get(viewer, "overview", () -> {
                working.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return "first";
            })));
            working.await();
            for (int i = 0; i < 3; i++) {
                answers.add(people.submit(() -> ask(viewer, "overview")));
            }
            go.countDown();
            for (Future<String> answer : answers) {
                assertEquals("first", answer.get());
            }
            assertEquals(0, asked.get());
        } finally {
            people.shutdownNow();
        }
    }
}
