package dev.rayo.engine.operator.rows;

import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Hands out kept rows, in their order, as morsels of at most a block and at most the settings' morsel rows.
public final class RowMorsels implements MorselSource {
    private final List<Morsel> morsels = new ArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();

    /// @param blocks  finished blocks, valid as long as the store that holds their memory
    /// @param columns which columns of the rows to put out
    public RowMorsels(List<RowBlock> blocks, int[] columns, int sourceId, QueryContext query) {
        int morselRows = query.settings().morselRows();
        for (RowBlock block : blocks) {
            for (int from = 0; from < block.rowCount(); from += morselRows) {
                int count = Math.min(morselRows, block.rowCount() - from);
                morsels.add(new BlockPart(
                        new Morsel.MorselId(sourceId, morsels.size()), block, columns, from, count));
            }
        }
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

    private record BlockPart(Morsel.MorselId id, RowBlock block, int[] columns, int from, int count)
            implements Morsel {
        @Override
        public long rowCount() {
            return count;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Operator open(WorkerContext context) {
            StoredColumn[] stored = new StoredColumn[columns.length];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = block.column(columns[i]);
            }
            return new StoredScan(stored, from, from + count, context);
        }
    }
}
