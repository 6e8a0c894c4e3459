package dev.rayo.engine.catalog;

import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.WorkerContext;
import org.jspecify.annotations.Nullable;

/// Morsels whose rows count as read when they are opened.
record CountedScan(MorselSource source, QueryContext query) implements MorselSource {
    @Override
    public @Nullable Morsel next() {
        Morsel morsel = source.next();
        return morsel == null ? null : new Counted(morsel);
    }

    @Override
    public long morselCount() {
        return source.morselCount();
    }

    @Override
    public String notes() {
        return source.notes();
    }

    private record Counted(Morsel morsel) implements Morsel {
        @Override
        public MorselId id() {
            return morsel.id();
        }

        @Override
        public long rowCount() {
            return morsel.rowCount();
        }

        @Override
        public long bytes() {
            return morsel.bytes();
        }

        @Override
        public Operator open(WorkerContext context) {
            context.query().countRead(0, morsel.rowCount());
            return morsel.open(context);
        }
    }
}
