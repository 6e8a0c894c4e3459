package dev.rayo.engine.operator.scan;

import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.sql.plan.Plan;
import org.jspecify.annotations.Nullable;

/// The constant rows of a VALUES. Expressions are evaluated when a morsel is read.
public final class ValuesSource implements MorselSource {
    public ValuesSource(Plan.Values plan, QueryContext query, int sourceId) {}

    @Override
    public @Nullable Morsel next() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long morselCount() {
        throw new UnsupportedOperationException();
    }
}
