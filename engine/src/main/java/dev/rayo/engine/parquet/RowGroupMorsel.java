package dev.rayo.engine.parquet;

import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.Operator;
import dev.rayo.engine.operator.WorkerContext;

/// Rows `from` to `to` of a row group.
record RowGroupMorsel(ParquetScan scan, RowGroupScan rowGroup, MorselId id, long from, long to) implements Morsel {
    @Override
    public long rowCount() {
        return to - from;
    }

    @Override
    public long bytes() {
        return (long) ((double) rowGroup.bytes() * rowCount() / Math.max(1, rowGroup.rowCount()));
    }

    /// Notes that nobody will open it.
    void passOver() {
        rowGroup.finishMorsel();
    }

    @Override
    public Operator open(WorkerContext context) {
        return new RowGroupOperator(scan, rowGroup, from, to, context);
    }
}
