package dev.rayo.engine.operator.sort;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.SelectedChunk;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Sink;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.expression.SortKey;
import dev.rayo.sql.plan.Field;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Finds the rows `offset` to `offset + limit` of the sorted input. The layout stays; morsels come in order.
///
/// Every worker keeps candidates and sorts out the best of them whenever there are twice as many as needed; the first key
/// word of the last one it keeps bounds what any worker takes in from then on.
public final class TopNSink implements Sink {
    private static final int CANDIDATES_MIN = 4_096;

    private final QueryContext query;
    private final List<Field> input;
    private final SortKeyLayout layout;
    private final long limit;
    private final long offset;
    private final long wanted;
    private final KeyedRows keyed;
    private final SortedRows sorted;
    /// Rows whose first word is greater, as unsigned numbers, are not among the best.
    private final AtomicLong bound = new AtomicLong(-1L);

    /// @param input the layout of the chunks to come
    public TopNSink(List<SortKey> keys, long limit, long offset, List<Field> input, QueryContext query) {
        this.query = query;
        this.input = List.copyOf(input);
        this.layout = new SortKeyLayout(keys);
        this.limit = limit;
        this.offset = offset;
        this.wanted = limit > Long.MAX_VALUE - offset ? Long.MAX_VALUE : limit + offset;
        this.keyed = new KeyedRows(layout, this.input, "top n", query.ledger());
        this.sorted = new SortedRows(keyed, "top n", query);
    }

    /// The rows, once [#nextPhase] is through; may be called again, for rows in the same order. Valid until [#close].
    public MorselSource result(int sourceId) {
        return new OrderedMorsels(
                sorted.rows(), sorted.ranges(), offset, limit, keyed.inputColumns(), sourceId, query);
    }

    @Override
    public Worker open(WorkerContext context) {
        return new Candidates(context);
    }

    @Override
    public List<Runnable> nextPhase() {
        return sorted.nextPhase();
    }

    @Override
    public String name() {
        return "TOP N";
    }

    @Override
    public void close() {
        sorted.close();
    }

    private final class Candidates implements Worker {
        private final WorkerContext context;
        private final SelectedChunk selected = new SelectedChunk();
        private final int[] selection;
        private KeyedRows candidates;
        private KeyedRows.Appender appender;
        private long count;

        Candidates(WorkerContext context) {
            this.context = context;
            this.selection = new int[context.vectorRows()];
            this.candidates = new KeyedRows(layout, input, "top n", query.ledger());
            this.appender = candidates.appender();
        }

        @Override
        public void consume(Chunk chunk) {
            if (wanted == 0) {
                return;
            }
            appender.encoder().encode(chunk);
            long most = bound.get();
            int kept = chunk.rowCount();
            if (most != -1L && layout.wordCount() > 0) {
                kept = select(appender.encoder().words()[0], chunk.rowCount(), most);
            }
            if (kept == 0) {
                return;
            }
            if (kept == chunk.rowCount()) {
                appender.appendEncoded(chunk);
            } else {
                appender.append(selected.reset(chunk, selection, kept));
            }
            count += kept;
            if (count / 2 >= wanted && count >= CANDIDATES_MIN) {
                keepBest(candidates, false);
            }
        }

        private int select(long[] words, int rowCount, long most) {
            int kept = 0;
            long flippedMost = most ^ Long.MIN_VALUE;
            for (int i = 0; i < rowCount; i++) {
                selection[kept] = i;
                kept += (words[i] ^ Long.MIN_VALUE) <= flippedMost ? 1 : 0;
            }
            return kept;
        }

        @Override
        public void finish() {
            appender.finish();
            keepBest(candidates, true);
        }

        /// Sorts the candidates and keeps the best of them: as candidates, or at the end as rows of all workers.
        private void keepBest(KeyedRows from, boolean atEnd) {
            appender.finish();
            try (SortedRows best = new SortedRows(from, "top n", query)) {
                for (List<Runnable> tasks = best.nextPhase(); !tasks.isEmpty(); tasks = best.nextPhase()) {
                    tasks.forEach(Runnable::run);
                }
                candidates = atEnd ? keyed : new KeyedRows(layout, input, "top n", query.ledger());
                appender = candidates.appender();
                OrderedMorsels rows = new OrderedMorsels(
                        best.rows(), best.ranges(), 0, wanted, input.size(), 0, query);
                count = 0;
                for (Morsel morsel = rows.next(); morsel != null; morsel = rows.next()) {
                    try (Operator reader = morsel.open(context)) {
                        for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                            appender.append(chunk);
                            count += chunk.rowCount();
                            if (count == wanted && layout.wordCount() > 0) {
                                lower(appender.encoder().words()[0][chunk.rowCount() - 1]);
                            }
                        }
                    }
                }
                if (atEnd) {
                    appender.finish();
                }
            }
        }

        private void lower(long word) {
            bound.accumulateAndGet(word, (a, b) -> Long.compareUnsigned(a, b) <= 0 ? a : b);
        }
    }
}
