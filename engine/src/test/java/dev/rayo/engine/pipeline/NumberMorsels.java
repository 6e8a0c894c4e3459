package dev.rayo.engine.pipeline;

import dev.rayo.engine.column.Chunk;
import dev.rayo.engine.column.ColumnsChunk;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.MemoryKind;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;
import dev.rayo.sql.type.Type;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Morsels of consecutive numbers that count what is read of them, hold memory while they are open, and can be told
/// to fail in one of them.
final class NumberMorsels implements MorselSource {
    final AtomicLong rowsRead = new AtomicLong();
    final AtomicLong readersOpen = new AtomicLong();
    final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong next = new AtomicLong();
    private final long morsels;
    private final int morselRows;
    private final long failingMorsel;

    NumberMorsels(long morsels, int morselRows, long failingMorsel) {
        this.morsels = morsels;
        this.morselRows = morselRows;
        this.failingMorsel = failingMorsel;
    }

    @Override
    public @Nullable Morsel next() {
        long ordinal = next.getAndIncrement();
        return ordinal < morsels ? new Numbers(ordinal) : null;
    }

    @Override
    public long morselCount() {
        return morsels;
    }

    @Override
    public void close() {
        closed.set(true);
    }

    private final class Numbers implements Morsel {
        private final long ordinal;

        Numbers(long ordinal) {
            this.ordinal = ordinal;
        }

        @Override
        public MorselId id() {
            return new MorselId(0, ordinal);
        }

        @Override
        public long rowCount() {
            return morselRows;
        }

        @Override
        public long bytes() {
            return 8L * morselRows;
        }

        @Override
        public Operator open(WorkerContext context) {
            readersOpen.incrementAndGet();
            Reservation reservation = context.query().ledger().reserve("numbers", MemoryKind.HEAP);
            reservation.grow(1_000);
            return new Operator() {
                private final long[] scratch = new long[context.vectorRows()];
                private int from;

                @Override
                public @Nullable Chunk next() {
                    int count = Math.min(context.vectorRows(), morselRows - from);
                    if (count <= 0) {
                        return null;
                    }
                    if (ordinal == failingMorsel && from > 0) {
                        throw new IllegalStateException("morsel " + id() + " is broken");
                    }
                    for (int i = 0; i < count; i++) {
                        scratch[i] = ordinal * morselRows + from + i;
                    }
                    from += count;
                    rowsRead.addAndGet(count);
                    return new ColumnsChunk(count, List.of(new LongColumn(Type.BIGINT, scratch, null, count)));
                }

                @Override
                public void close() {
                    reservation.close();
                    readersOpen.decrementAndGet();
                }
            };
        }
    }
}
