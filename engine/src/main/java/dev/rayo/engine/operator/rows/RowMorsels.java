package dev.rayo.engine.operator.rows;

import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.Settings;
import dev.rayo.engine.operator.WorkerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Hands out kept rows, in their order, as morsels. These have the settings' morsel rows, and up to [#GROWTH] times as
/// many where there are so many rows that all threads are busy anyway: a scan may take less time for a morsel than it
/// takes to hand one out.
public final class RowMorsels implements MorselSource {
    private static final int MORSELS_PER_THREAD = 8;
    private static final int GROWTH = 4;

    private final @Nullable ScanCondition condition;
    /// By worker; of each, one morsel is open at a time.
    private final @Nullable SpanFilter[] filters;
    private final List<Morsel> morsels = new ArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();

    /// @param blocks  finished blocks, valid as long as the store that holds their memory
    /// @param columns which columns of the rows to put out
    public RowMorsels(List<RowBlock> blocks, int[] columns, int sourceId, QueryContext query) {
        this(blocks, columns, null, sourceId, query);
    }

    /// @param condition rows that fail it may be left out; null if all are to be put out
    public RowMorsels(
            List<RowBlock> blocks, int[] columns, @Nullable ScanCondition condition, int sourceId, QueryContext query) {
        this.condition = condition;
        this.filters = new SpanFilter[query.settings().threads()];
        long rows = 0;
        for (RowBlock block : blocks) {
            rows += block.rowCount();
        }
        int aim = morselRows(rows, query.settings());
        List<Piece> pieces = new ArrayList<>();
        int collected = 0;
        for (RowBlock block : blocks) {
            if (collected > 0 && block.rowCount() <= aim && collected + block.rowCount() > aim) {
                // A block is only split where it is larger than a morsel.
                add(pieces, collected, columns, sourceId);
                pieces.clear();
                collected = 0;
            }
            for (int from = 0; from < block.rowCount(); ) {
                int count = Math.min(aim - collected, block.rowCount() - from);
                pieces.add(new Piece(block, from, from + count));
                from += count;
                collected += count;
                if (collected == aim) {
                    add(pieces, collected, columns, sourceId);
                    pieces.clear();
                    collected = 0;
                }
            }
        }
        if (collected > 0) {
            add(pieces, collected, columns, sourceId);
        }
    }

    /// Whole blocks where a morsel has the rows of one.
    private static int morselRows(long rows, Settings settings) {
        long least = settings.morselRows();
        long aim = Math.clamp(rows / ((long) MORSELS_PER_THREAD * settings.threads()), least, GROWTH * least);
        long blocks = (aim + RowStore.BLOCK_ROWS / 2) / RowStore.BLOCK_ROWS;
        return (int) (blocks == 0 ? aim : blocks * RowStore.BLOCK_ROWS);
    }

    private void add(List<Piece> pieces, int rows, int[] columns, int sourceId) {
        Morsel.MorselId id = new Morsel.MorselId(sourceId, morsels.size());
        morsels.add(new KeptRows(id, List.copyOf(pieces), columns, rows));
    }

    @Override
    public @Nullable Morsel next() {
        int index = taken.getAndIncrement();
        return index < morsels.size() ? morsels.get(index) : null;
    }

    @Override
    public long morselCount() {
        return morsels.size();
    }

    /// The rows `from` to `to` of a block.
    record Piece(RowBlock block, int from, int to) {}

    private @Nullable SpanFilter filter(WorkerContext context) {
        if (condition != null && filters[context.worker()] == null) {
            filters[context.worker()] = new SpanFilter(condition, context);
        }
        return filters[context.worker()];
    }

    private final class KeptRows implements Morsel {
        private final Morsel.MorselId id;
        private final List<Piece> pieces;
        private final int[] columns;
        private final int rows;

        KeptRows(Morsel.MorselId id, List<Piece> pieces, int[] columns, int rows) {
            this.id = id;
            this.pieces = pieces;
            this.columns = columns;
            this.rows = rows;
        }

        @Override
        public Morsel.MorselId id() {
            return id;
        }

        @Override
        public long rowCount() {
            return rows;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Operator open(WorkerContext context) {
            return new StoredScan(pieces, columns, context, filter(context));
        }
    }
}
