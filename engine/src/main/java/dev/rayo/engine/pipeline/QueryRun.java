package dev.rayo.engine.pipeline;

import dev.rayo.engine.operator.QueryContext;
import dev.rayo.sql.error.RayoException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// Runs the compute tasks of one query and gives its resources back after the last one has left, whichever way the
/// query ended. Thread-safe.
final class QueryRun {
    private final QueryContext context;
    private final Executor compute;
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final Runnable released;
    private int users = 1;

    /// @param released runs once, after everything is closed
    QueryRun(QueryContext context, Executor compute, Runnable released) {
        this.context = context;
        this.compute = compute;
        this.released = released;
    }

    QueryContext context() {
        return context;
    }

    /// Hands over something to close at the end; the last one first.
    synchronized void own(AutoCloseable resource) {
        resources.push(resource);
    }

    /// Runs `task` on a compute thread, then one of the callbacks there.
    void execute(Runnable task, Runnable done, Consumer<RayoException> failed) {
        synchronized (this) {
            users++;
        }
        compute.execute(() -> {
            RayoException failure = null;
            try {
                context.checkCancelled();
                task.run();
            } catch (Throwable thrown) {
                failure = Failures.classify(thrown);
            }
            leave();
            if (failure == null) {
                done.run();
            } else {
                failed.accept(failure);
            }
        });
    }

    /// The one who made this run, and every task, leaves once; the last one closes.
    void leave() {
        synchronized (this) {
            users--;
            if (users > 0) {
                return;
            }
        }
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception failure) {
                LoggerFactory.getLogger(QueryRun.class).warn("could not give back {}", resource, failure);
            }
        }
        released.run();
    }
}
