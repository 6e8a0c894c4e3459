package dev.rayo.simd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Defines the bit kernels, a word at a time. The compiler turns the loops of the logic into vector code by itself.
sealed class ScalarBitKernels implements BitKernels permits VectorBitKernels {

    @Override
    public void and(long[] left, long[] right, int count, long[] out) {
        int words = Bits.words(count);
        for (int word = 0; word < words; word++) {
            out[word] = left[word] & right[word];
        }
        Bits.clearUnused(out, count);
    }

    @Override
    public void or(long[] left, long[] right, int count, long[] out) {
        int words = Bits.words(count);
        for (int word = 0; word < words; word++) {
            out[word] = left[word] | right[word];
        }
        Bits.clearUnused(out, count);
    }

    @Override
    public void andNot(long[] left, long[] right, int count, long[] out) {
        int words = Bits.words(count);
        for (int word = 0; word < words; word++) {
            out[word] = left[word] & ~right[word];
        }
        Bits.clearUnused(out, count);
    }

    @Override
    public void not(long[] bits, int count, long[] out) {
        int words = Bits.words(count);
        for (int word = 0; word < words; word++) {
            out[word] = ~bits[word];
        }
        Bits.clearUnused(out, count);
    }

    @Override
    public void fill(boolean value, int count, long[] out) {
        Arrays.fill(out, 0, Bits.words(count), value ? -1L : 0L);
        Bits.clearUnused(out, count);
    }

    @Override
    public int count(long[] bits, int count) {
        int set = 0;
        int full = count >> 6;
        for (int word = 0; word < full; word++) {
            set += Long.bitCount(bits[word]);
        }
        return (count & 63) == 0 ? set : set + Long.bitCount(bits[full] & Bits.lastMask(count));
    }

    @Override
    public int count(long @Nullable [] bits, int @Nullable [] selection, int count) {
        if (bits == null) {
            return count;
        }
        if (selection == null) {
            return count(bits, count);
        }
        int set = 0;
        for (int i = 0; i < count; i++) {
            int row = selection[i];
            set += (int) (bits[row >> 6] >>> row & 1);
        }
        return set;
    }

    @Override
    public boolean isAll(long[] bits, int count) {
        int full = count >> 6;
        for (int word = 0; word < full; word++) {
            if (bits[word] != -1L) {
                return false;
            }
        }
        return (count & 63) == 0 || (~bits[full] & Bits.lastMask(count)) == 0;
    }

    @Override
    public boolean isNone(long[] bits, int count) {
        int full = count >> 6;
        for (int word = 0; word < full; word++) {
            if (bits[word] != 0) {
                return false;
            }
        }
        return (count & 63) == 0 || (bits[full] & Bits.lastMask(count)) == 0;
    }

    @Override
    public int toSelection(long[] bits, int count, int[] out) {
        int selected = 0;
        for (int word = 0; word < Bits.words(count); word++) {
            selected = select(bits[word] & Bits.maskOfWord(word, count), word << 6, out, selected);
        }
        return selected;
    }

    /// Appends the numbers of the set bits, of which the lowest is row `row`, and returns the new length.
    static int select(long bits, int row, int[] out, int length) {
        int selected = length;
        for (long left = bits; left != 0; left &= left - 1) {
            out[selected++] = row + Long.numberOfTrailingZeros(left);
        }
        return selected;
    }

    @Override
    public int refine(long[] bits, int[] selection, int count, int[] out) {
        int selected = 0;
        for (int i = 0; i < count; i++) {
            int row = selection[i];
            out[selected] = row;
            selected += (int) (bits[row >> 6] >>> row & 1);
        }
        return selected;
    }

    @Override
    public void fromSelection(int[] selection, int count, int rows, long[] out) {
        Arrays.fill(out, 0, Bits.words(rows), 0);
        for (int i = 0; i < count; i++) {
            Bits.set(out, selection[i]);
        }
    }

    @Override
    public void gather(long[] bits, int[] selection, int count, long[] out) {
        for (int word = 0, i = 0; i < count; word++) {
            long gathered = 0;
            for (int end = Math.min(i + 64, count); i < end; i++) {
                int row = selection[i];
                gathered |= (bits[row >> 6] >>> row & 1) << i;
            }
            out[word] = gathered;
        }
    }

    @Override
    public void copy(long[] in, int from, int count, long[] out, int to) {
        int length = Bits.words(from + count);
        for (int done = 0; done < count; ) {
            int target = to + done;
            int step = Math.min(64 - (target & 63), count - done);
            long mask = Bits.lastMask(step) << target;
            long bits = Bits.read(in, length, from + done) << target;
            out[target >> 6] = out[target >> 6] & ~mask | bits & mask;
            done += step;
        }
    }

    @Override
    public void fillRange(boolean value, int from, int count, long[] out) {
        for (int done = 0; done < count; ) {
            int target = from + done;
            int step = Math.min(64 - (target & 63), count - done);
            long mask = Bits.lastMask(step) << target;
            out[target >> 6] = value ? out[target >> 6] | mask : out[target >> 6] & ~mask;
            done += step;
        }
    }

    @Override
    public void expand(long[] values, long[] mask, int count, long[] out) {
        int words = Bits.words(count);
        int taken = 0;
        for (int word = 0; word < words; word++) {
            long set = mask[word] & Bits.maskOfWord(word, count);
            out[word] = Long.expand(Bits.read(values, values.length, taken), set);
            taken += Long.bitCount(set);
        }
    }

    @Override
    public void expand(int[] values, long[] mask, int count, int[] out, int outOffset) {
        expand(values, mask, 0, count, out, outOffset);
    }

    /// Spreads the values of the words from `from` on, and returns how many belong to the words before.
    final int expand(int[] values, long[] mask, int from, int count, int[] out, int outOffset) {
        // Backwards, so that the spread may happen in place: an entry never moves down.
        int taken = count(mask, count);
        for (int word = Bits.words(count) - 1; word >= from; word--) {
            long set = mask[word] & Bits.maskOfWord(word, count);
            while (set != 0) {
                int bit = 63 - Long.numberOfLeadingZeros(set);
                out[outOffset + (word << 6) + bit] = values[--taken];
                set ^= 1L << bit;
            }
        }
        return taken;
    }

    @Override
    public void expand(long[] values, long[] mask, int count, long[] out, int outOffset) {
        expand(values, mask, 0, count, out, outOffset);
    }

    /// Spreads the values of the words from `from` on, and returns how many belong to the words before.
    final int expand(long[] values, long[] mask, int from, int count, long[] out, int outOffset) {
        // Backwards, so that the spread may happen in place: an entry never moves down.
        int taken = count(mask, count);
        for (int word = Bits.words(count) - 1; word >= from; word--) {
            long set = mask[word] & Bits.maskOfWord(word, count);
            while (set != 0) {
                int bit = 63 - Long.numberOfLeadingZeros(set);
                out[outOffset + (word << 6) + bit] = values[--taken];
                set ^= 1L << bit;
            }
        }
        return taken;
    }

    @Override
    public void expand(float[] values, long[] mask, int count, float[] out, int outOffset) {
        expand(values, mask, 0, count, out, outOffset);
    }

    /// Spreads the values of the words from `from` on, and returns how many belong to the words before.
    final int expand(float[] values, long[] mask, int from, int count, float[] out, int outOffset) {
        // Backwards, so that the spread may happen in place: an entry never moves down.
        int taken = count(mask, count);
        for (int word = Bits.words(count) - 1; word >= from; word--) {
            long set = mask[word] & Bits.maskOfWord(word, count);
            while (set != 0) {
                int bit = 63 - Long.numberOfLeadingZeros(set);
                out[outOffset + (word << 6) + bit] = values[--taken];
                set ^= 1L << bit;
            }
        }
        return taken;
    }

    @Override
    public void expand(double[] values, long[] mask, int count, double[] out, int outOffset) {
        expand(values, mask, 0, count, out, outOffset);
    }

    /// Spreads the values of the words from `from` on, and returns how many belong to the words before.
    final int expand(double[] values, long[] mask, int from, int count, double[] out, int outOffset) {
        // Backwards, so that the spread may happen in place: an entry never moves down.
        int taken = count(mask, count);
        for (int word = Bits.words(count) - 1; word >= from; word--) {
            long set = mask[word] & Bits.maskOfWord(word, count);
            while (set != 0) {
                int bit = 63 - Long.numberOfLeadingZeros(set);
                out[outOffset + (word << 6) + bit] = values[--taken];
                set ^= 1L << bit;
            }
        }
        return taken;
    }

    @Override
    public void expand128(long[] values, long[] mask, int count, long[] out, int outOffset) {
        int taken = count(mask, count);
        for (int word = Bits.words(count) - 1; word >= 0; word--) {
            long set = mask[word] & Bits.maskOfWord(word, count);
            while (set != 0) {
                int bit = 63 - Long.numberOfLeadingZeros(set);
                int target = 2 * (outOffset + (word << 6) + bit);
                taken--;
                out[target + 1] = values[2 * taken + 1];
                out[target] = values[2 * taken];
                set ^= 1L << bit;
            }
        }
    }

    @Override
    public void toBytes(long[] bits, int count, byte[] out) {
        for (int row = 0; row < count; row++) {
            out[row] = (byte) (bits[row >> 6] >>> row & 1);
        }
    }

    @Override
    public void fromPackedBytes(byte[] in, int offset, int count, long[] out, int to) {
        for (int done = 0; done < count; ) {
            int target = to + done;
            int step = Math.min(64 - (target & 63), count - done);
            long mask = Bits.lastMask(step) << target;
            long bits = PackedBits.read(in, offset, done) << target;
            out[target >> 6] = out[target >> 6] & ~mask | bits & mask;
            done += step;
        }
    }
}
