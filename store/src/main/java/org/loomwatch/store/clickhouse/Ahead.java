package org.loomwatch.store.clickhouse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * An answer that is being fetched while whoever asked goes on with another question. The store answers most questions about a single
 * enterprise with one processor.
 */
public final class Ahead<T> {

    /** Threads of its own: those that all share may be learning a model for minutes. */
    private static final Executor THREADS = Executors.newCachedThreadPool(question -> {
        Thread thread = new Thread(question, "ahead");
        thread.setDaemon(true);
        return thread;
    });

    private final CompletableFuture<T> answer;

    private Ahead(CompletableFuture<T> answer) {
        this.answer = answer;
    }

    public static <T> Ahead<T> ask(Supplier<T> question) {
        return new Ahead<>(CompletableFuture.supplyAsync(question, THREADS));
    }

    /** Waits for the answer; what asking threw is thrown here. */
    public T get() {
        return join(answer);
    }

    /** Waits for an answer that somebody else fetches; what fetching it threw is thrown here. */
    public static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
