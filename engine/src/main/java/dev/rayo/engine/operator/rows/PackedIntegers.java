package dev.rayo.engine.operator.rows;

import dev.rayo.engine.column.ValueRange;
import dev.rayo.simd.Kernels;
import dev.rayo.simd.RangeKernels;
import org.jspecify.annotations.Nullable;

/// Whole numbers as differences from a base, in 8, 16 or 32 bits each (a frame of reference). Immutable.
///
/// Memory is what a scan of kept rows waits for, so reading fewer bytes and widening them costs less than reading more.
final class PackedIntegers {
    private final long least;
    private final long greatest;
    private final long base;
    private final byte @Nullable [] bytes;
    private final short @Nullable [] shorts;
    private final int @Nullable [] ints;

    private PackedIntegers(long least, long greatest, int length, int width) {
        this.least = least;
        this.greatest = greatest;
        // The middle of the range, so that differences are signed.
        this.base = least + (1L << 8 * width - 1);
        this.bytes = width == Byte.BYTES ? new byte[length] : null;
        this.shorts = width == Short.BYTES ? new short[length] : null;
        this.ints = width == Integer.BYTES ? new int[length] : null;
    }

    /// Bytes per value if they lie between `least` and `greatest`; 8 if they cannot be packed.
    static int width(long least, long greatest) {
        long range = greatest - least;
        if (range < 0) {
            return Long.BYTES;
        }
        return range < 1L << 8 ? Byte.BYTES : range < 1L << 16 ? Short.BYTES : range < 1L << 32 ? Integer.BYTES : Long.BYTES;
    }

    /// Values outside of the range, which only stand under NULLs, become any others.
    ///
    /// @param greatest at least `least`, unless all values are NULL
    /// @param width    what [#width] said of the range, less than 8
    static PackedIntegers of(long[] values, int length, long least, long greatest, int width) {
        PackedIntegers packed = new PackedIntegers(least, greatest, length, width);
        for (int i = 0; i < length; i++) {
            packed.put(i, values[i]);
        }
        return packed;
    }

    /// The same of 32-bit values.
    static PackedIntegers of(int[] values, int length, long least, long greatest, int width) {
        PackedIntegers packed = new PackedIntegers(least, greatest, length, width);
        for (int i = 0; i < length; i++) {
            packed.put(i, values[i]);
        }
        return packed;
    }

    private void put(int row, long value) {
        long difference = value - base;
        if (bytes != null) {
            bytes[row] = (byte) difference;
        } else if (shorts != null) {
            shorts[row] = (short) difference;
        } else if (ints != null) {
            ints[row] = (int) difference;
        }
    }

    /// The value of one row.
    long get(int row) {
        return bytes != null ? base + bytes[row] : shorts != null ? base + shorts[row] : ints != null ? base + ints[row] : base;
    }

    /// Writes the values `from` to `from + count`.
    void read(int from, int count, long[] out) {
        if (bytes != null) {
            for (int i = 0; i < count; i++) {
                out[i] = base + bytes[from + i];
            }
        } else if (shorts != null) {
            for (int i = 0; i < count; i++) {
                out[i] = base + shorts[from + i];
            }
        } else if (ints != null) {
            for (int i = 0; i < count; i++) {
                out[i] = base + ints[from + i];
            }
        }
    }

    /// Writes the values `from` to `from + count`, which were packed from 32-bit values.
    void read(int from, int count, int[] out) {
        int start = (int) base;
        if (bytes != null) {
            for (int i = 0; i < count; i++) {
                out[i] = start + bytes[from + i];
            }
        } else if (shorts != null) {
            for (int i = 0; i < count; i++) {
                out[i] = start + shorts[from + i];
            }
        } else if (ints != null) {
            for (int i = 0; i < count; i++) {
                out[i] = start + ints[from + i];
            }
        }
    }

    /// Writes the values of `rows[0..count)`, counted from row `from`.
    void gather(int from, int[] rows, int count, long[] out) {
        if (bytes != null) {
            for (int i = 0; i < count; i++) {
                out[i] = base + bytes[from + rows[i]];
            }
        } else if (shorts != null) {
            for (int i = 0; i < count; i++) {
                out[i] = base + shorts[from + rows[i]];
            }
        } else if (ints != null) {
            for (int i = 0; i < count; i++) {
                out[i] = base + ints[from + rows[i]];
            }
        }
    }

    /// Writes the values of `rows[0..count)`, counted from row `from`, which were packed from 32-bit values.
    void gather(int from, int[] rows, int count, int[] out) {
        int start = (int) base;
        if (bytes != null) {
            for (int i = 0; i < count; i++) {
                out[i] = start + bytes[from + rows[i]];
            }
        } else if (shorts != null) {
            for (int i = 0; i < count; i++) {
                out[i] = start + shorts[from + rows[i]];
            }
        } else if (ints != null) {
            for (int i = 0; i < count; i++) {
                out[i] = start + ints[from + rows[i]];
            }
        }
    }

    /// Writes the values of `rows[0..count)`, numbers of rows of a [RowStore].
    ///
    /// @param packed by block, packed from 32-bit values; null where its values lie open in `open`
    static void gather(@Nullable PackedIntegers[] packed, int[][] open, int[] rows, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            int block = rows[i] >>> RowStore.BLOCK_BITS;
            int row = rows[i] & RowStore.BLOCK_ROWS - 1;
            PackedIntegers own = packed[block];
            out[i] = own == null ? open[block][row] : (int) own.get(row);
        }
    }

    /// The same of 64-bit values.
    static void gather(@Nullable PackedIntegers[] packed, long[][] open, int[] rows, int count, long[] out) {
        for (int i = 0; i < count; i++) {
            int block = rows[i] >>> RowStore.BLOCK_BITS;
            int row = rows[i] & RowStore.BLOCK_ROWS - 1;
            PackedIntegers own = packed[block];
            out[i] = own == null ? open[block][row] : own.get(row);
        }
    }

    /// Clears the bits of those of the rows `from` to `from + count` whose value does not pass; bit i stands for row
    /// `from + i`. Values that only stand under NULLs may pass or not.
    void narrow(int from, int count, ValueRange.Words range, long[] rows) {
        // Both ends as differences, cut to those that occur.
        long low = Math.max(range.low(), least) - base;
        long high = Math.min(range.high(), greatest) - base;
        RangeKernels kernels = Kernels.current().ranges();
        if (bytes != null) {
            kernels.narrow(bytes, from, count, (byte) low, (byte) high, range.inside(), rows);
        } else if (shorts != null) {
            kernels.narrow(shorts, from, count, (short) low, (short) high, range.inside(), rows);
        } else if (ints != null) {
            kernels.narrow(ints, from, count, (int) low, (int) high, range.inside(), rows);
        }
    }
}
