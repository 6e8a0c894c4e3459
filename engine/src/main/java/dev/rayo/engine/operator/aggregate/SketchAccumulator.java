package dev.rayo.engine.operator.aggregate;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.memory.Reservation;
import dev.rayo.engine.operator.QueryContext;
import dev.rayo.engine.operator.rows.DistinctSketch;
import dev.rayo.engine.operator.rows.HashColumns;
import dev.rayo.engine.operator.rows.SliceBuffer;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `approx_count_distinct`: a [DistinctSketch] per group.
final class SketchAccumulator extends Accumulator {
    private static final int OBJECT_BYTES = 64;

    private final HashColumns hashColumns;
    private @Nullable DistinctSketch[] sketches = new DistinctSketch[0];
    private long[] hashes = new long[0];

    SketchAccumulator(QueryContext query, Reservation memory) {
        super(memory);
        // Equal hashes, a test of tables, would make all values one here.
        this.hashColumns = new HashColumns(query.settings().withEqualHashes(false));
    }

    @Override
    boolean isConstantSize() {
        return false;
    }

    @Override
    int groupBytes() {
        return 8 + OBJECT_BYTES;
    }

    @Override
    void grow(int groups) {
        sketches = Arrays.copyOf(sketches, groups);
    }

    private DistinctSketch sketch(int group) {
        DistinctSketch sketch = sketches[group];
        if (sketch == null) {
            sketch = new DistinctSketch();
            memory.grow(sketch.bytes());
            sketches[group] = sketch;
        }
        return sketch;
    }

    @Override
    void update(Column[] arguments, int[] groups, int count, int groupCount) {
        if (hashes.length < count) {
            hashes = new long[count];
        }
        hashColumns.hash(List.of(arguments[0]), count, hashes);
        for (int row = 0; row < count; row++) {
            if (!arguments[0].isNull(row)) {
                DistinctSketch sketch = sketch(groups[row]);
                int before = sketch.bytes();
                sketch.add(hashes[row]);
                charge(sketch.bytes() - before);
            }
        }
    }

    private void charge(int bytes) {
        if (bytes > 0) {
            memory.grow(bytes);
        }
    }

    @Override
    void merge(Accumulator accumulator, int[] from, int[] into, int count, int groupCount) {
        SketchAccumulator other = (SketchAccumulator) accumulator;
        for (int i = 0; i < count; i++) {
            DistinctSketch more = other.sketches[from[i]];
            if (more != null) {
                DistinctSketch sketch = sketch(into[i]);
                int before = sketch.bytes();
                sketch.add(more);
                charge(sketch.bytes() - before);
            }
        }
    }

    @Override
    public Column result(int from, int count, SliceBuffer buffer) {
        long[] values = buffer.longs(count);
        for (int i = 0; i < count; i++) {
            DistinctSketch sketch = sketches[from + i];
            values[i] = sketch == null ? 0 : sketch.estimate();
        }
        return new LongColumn(Type.BIGINT, values, null, count);
    }
}
