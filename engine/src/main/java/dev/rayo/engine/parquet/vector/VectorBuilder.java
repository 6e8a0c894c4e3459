package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.engine.parquet.encoding.ValueReader;
import dev.rayo.engine.parquet.schema.LeafType;
import dev.rayo.engine.parquet.schema.LeafType.Conversion;
import org.jspecify.annotations.Nullable;

/// Collects the values of one vector, from one page or several, and spreads them over its rows.
///
/// Life: [#begin] · [#read] and [#append] for each piece, without the NULLs · [#finish], which gives a column over this
/// builder's arrays, valid until the next [#begin]. Used by one thread at a time.
public abstract class VectorBuilder {
    final LeafType leaf;
    /// Values collected so far.
    int count;

    VectorBuilder(LeafType leaf) {
        this.leaf = leaf;
    }

    public static VectorBuilder of(LeafType leaf) {
        return switch (leaf.type()) {
            case dev.rayo.sql.type.Type.Simple simple ->
                switch (simple) {
                    case BOOLEAN -> new BitBuilder(leaf);
                    case NULL, TINYINT, SMALLINT, INTEGER, DATE -> new IntBuilder(leaf);
                    case BIGINT, TIME, TIMESTAMP, TIMESTAMP_TZ, TIMESTAMP_NS -> new LongBuilder(leaf);
                    case REAL -> new FloatBuilder(leaf);
                    case DOUBLE -> new DoubleBuilder(leaf);
                    case VARCHAR, BLOB ->
                        leaf.conversion() == Conversion.UUID ? new UuidBuilder(leaf) : new BytesBuilder(leaf);
                    case INTERVAL -> new IntervalBuilder(leaf);
                };
            case dev.rayo.sql.type.Type.Decimal decimal ->
                decimal.isLong() ? new LongBuilder(leaf) : new WideBuilder(leaf);
            case dev.rayo.sql.type.Type.Array array -> throw notALeaf(leaf);
            case dev.rayo.sql.type.Type.Struct struct -> throw notALeaf(leaf);
            case dev.rayo.sql.type.Type.Mapping mapping -> throw notALeaf(leaf);
        };
    }

    private static IllegalArgumentException notALeaf(LeafType leaf) {
        return new IllegalArgumentException("not a leaf type: " + leaf.type());
    }

    /// Forgets what was collected and makes room for `rows` rows.
    public final void begin(int rows) {
        count = 0;
        clear();
        reserve(rows);
    }

    /// Makes room for `more` values beyond those collected.
    public final void extend(int more) {
        int wanted = Math.addExact(count, more);
        reserve(Math.max(wanted, (int) Math.min(wanted + (long) wanted / 2, 1 << 20)));
    }

    /// Values collected so far.
    public final int count() {
        return count;
    }

    /// Makes room for `rows` values in all; what was collected stays.
    abstract void reserve(int rows);

    void clear() {}

    /// Appends the next `more` values of a page.
    public abstract void read(ValueReader values, int more);

    /// Appends `more` entries of a dictionary that a builder of the same leaf type made. All codes are in range.
    public abstract void append(Column dictionary, int[] codes, int more);

    /// Makes what was collected independent of the page it was read from.
    public void detach() {}

    /// The rows: the collected values in order where `validity` has a bit, NULL elsewhere.
    ///
    /// @param validity has as many bits set in `rows` as values were collected; null if there are `rows` of them
    public abstract Column finish(long @Nullable [] validity, int rows);

    static MalformedPageException outOfRange(String what, long value) {
        return new MalformedPageException(what + " " + value + " is out of range");
    }
}
