package dev.rayo.engine.operator.scan;

import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.sql.plan.Plan;
import org.jspecify.annotations.Nullable;

/// The values of `range` and `generate_series`: BIGINT, or TIMESTAMP by an INTERVAL. No row where a bound is NULL.
public final class SeriesSource implements MorselSource {
    public SeriesSource(Plan.Series plan, QueryContext query, int sourceId) {}

    @Override
    public @Nullable Morsel next() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long morselCount() {
        throw new UnsupportedOperationException();
    }
}
