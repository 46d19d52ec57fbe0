package org.loomwatch.api.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that runs beside the steps of a command, because it mostly waits or needs none of what they give. */
final class Beside<T> {

    private final FutureTask<T> work;

    private Beside(FutureTask<T> work) {
        this.work = work;
    }

    /** Begins the work in a thread of its own. */
    static <T> Beside<T> run(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return new Beside<>(task);
    }

    /** What the work gave, once it has ended; what it threw is thrown as it came. */
    T get() throws Exception {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Waits for the end of the work, however it ended. */
    void await() {
        try {
            work.get();
        } catch (ExecutionException e) {
            // told to whoever asked for the result
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
