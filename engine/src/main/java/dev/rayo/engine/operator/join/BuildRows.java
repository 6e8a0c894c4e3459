package dev.rayo.engine.operator.join;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.engine.operator.rows.RowStore;
import dev.rayo.engine.operator.rows.StoredRows;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan.Join;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Hands out kept rows by whether they found a match, a morsel per block: alone, or beside probe columns of NULLs.
final class BuildRows implements MorselSource {
    private final JoinLayout layout;
    private final StoredRows stored;
    private final MatchedRows matched;
    private final int sourceId;
    /// Whether the rows with a match are wanted, or those without.
    private final boolean wanted;
    private final List<Field> fields;
    private final AtomicInteger taken = new AtomicInteger();

    BuildRows(JoinLayout layout, StoredRows stored, MatchedRows matched, int sourceId) {
        this.layout = layout;
        this.stored = stored;
        this.matched = matched;
        this.sourceId = sourceId;
        this.wanted = layout.kind() == Join.Kind.SEMI;
        this.fields = layout.buildsOutput() ? layout.build() : layout.both();
    }

    @Override
    public @Nullable Morsel next() {
        int block = taken.getAndIncrement();
        return block < stored.blocks().size() ? new BlockRest(block) : null;
    }

    @Override
    public long morselCount() {
        return stored.blocks().size();
    }

    private final class BlockRest implements Morsel {
        private final int block;

        BlockRest(int block) {
            this.block = block;
        }

        @Override
        public MorselId id() {
            return new MorselId(sourceId, block);
        }

        @Override
        public long rowCount() {
            return stored.blocks().get(block).rowCount();
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public Operator open(WorkerContext context) {
            return new Reader(block, context);
        }
    }

    private final class Reader implements Operator {
        private final int block;
        private final WorkerContext context;
        private final int[] rows;
        private final PairChunk chunk;
        private int at;

        Reader(int block, WorkerContext context) {
            this.block = block;
            this.context = context;
            this.rows = new int[context.vectorRows()];
            this.chunk = new PairChunk(fields, fields.size() - layout.build().size(), stored);
        }

        @Override
        public @Nullable Chunk next() {
            context.query().checkCancelled();
            int end = stored.blocks().get(block).rowCount();
            int count = 0;
            while (at < end && count < rows.length) {
                rows[count] = block << RowStore.BLOCK_BITS | at;
                count += matched.isMarked(block, at) == wanted ? 1 : 0;
                at++;
            }
            return count == 0 ? null : chunk.reset(null, rows, rows, count, false);
        }

        @Override
        public void close() {}
    }
}
