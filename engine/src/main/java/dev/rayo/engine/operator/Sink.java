package dev.rayo.engine.operator;

import dev.rayo.engine.column.Chunk;
import java.util.List;

/// The end of a pipeline that must see all its input: a join's build, groups, a sort. Shared by all workers.
///
/// Life: [#open] per worker · [Worker#consume] for every chunk · [Worker#finish] per worker (any thread, not
/// concurrently for one worker) · then [#nextPhase] until it returns no tasks; the tasks of a phase run in parallel ·
/// then the result is read by a later pipeline, for which the concrete sink has its own methods · [#close] at the end
/// of the query, whatever happened.
public interface Sink extends AutoCloseable {
    Worker open(WorkerContext context);

    /// Tasks that complete the state, to be run in parallel on the compute dispatcher; empty when it is complete.
    List<Runnable> nextPhase();

    /// What EXPLAIN calls it.
    String name();

    @Override
    void close();

    /// One worker's part of the state.
    interface Worker {
        /// Takes the rows in; the chunk is not kept.
        void consume(Chunk chunk);

        /// Hands this worker's part to the sink, after its last chunk; other workers may still consume or finish.
        void finish();
    }
}
