package dev.rayo.simd;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Searches by vector: tries a vector of places at a time by the first and the last byte of the pattern, and compares in
/// full only where both agree, as in Wojciech Mula's "SIMD-friendly algorithms for substring searching". Loads may go
/// beyond a string, never beyond the array; what they find there does not count.
final class VectorSearchKernels {
    private static final VectorSpecies<Byte> BYTES = VectorKernels.BYTES;
    private static final int LANES = BYTES.length();
    /// Bytes between two strings that are searched along with them, such as the length in PLAIN pages.
    private static final int GAP = 8;

    private VectorSearchKernels() {}

    /// Returns where `pattern` first occurs, counted from `offset`, or -1.
    static int indexOf(byte[] data, int offset, int length, byte[] pattern) {
        if (pattern.length < 2 || length < pattern.length) {
            return ScalarBytesKernels.indexOf(data, offset, 0, length, pattern);
        }
        ByteVector first = ByteVector.broadcast(BYTES, pattern[0]);
        ByteVector last = ByteVector.broadcast(BYTES, pattern[pattern.length - 1]);
        int places = length - pattern.length + 1;
        int place = 0;
        for (; place < places && offset + place + pattern.length - 1 + LANES <= data.length; place += LANES) {
            VectorMask<Byte> firsts = ByteVector.fromArray(BYTES, data, offset + place)
                    .compare(VectorOperators.EQ, first);
            VectorMask<Byte> lasts = ByteVector.fromArray(BYTES, data, offset + place + pattern.length - 1)
                    .compare(VectorOperators.EQ, last);
            long candidates = firsts.and(lasts).toLong() & Bits.maskOfWord(0, places - place);
            for (; candidates != 0; candidates &= candidates - 1) {
                int at = offset + place + Long.numberOfTrailingZeros(candidates);
                if (Arrays.equals(data, at + 1, at + pattern.length, pattern, 1, pattern.length)) {
                    return at - offset;
                }
            }
        }
        return place >= places ? -1 : ScalarBytesKernels.indexOf(data, offset, place, length, pattern);
    }

    /// Selects the strings in which `pattern`, which is not empty, occurs. Strings that lie one after the other are
    /// searched as one text; a place that is found then tells its row.
    static void contains(
            byte[] data, long[] views, byte[] pattern, long @Nullable [] validity, int count, long[] selected) {
        Arrays.fill(selected, 0, Bits.words(count), 0L);
        int row = 0;
        while (row < count) {
            if (!Bits.isSet(validity, row)) {
                row++;
                continue;
            }
            int end = (int) (views[row] >>> 32) + (int) views[row];
            int next = row + 1;
            for (; next < count; next++) {
                if (Bits.isSet(validity, next)) {
                    int begin = (int) (views[next] >>> 32);
                    if (begin < end || begin - end > GAP) {
                        break;
                    }
                    end = begin + (int) views[next];
                }
            }
            search(data, views, pattern, validity, row, next, end, selected);
            row = next;
        }
    }

    /// Searches rows `from` to `to`, whose bytes lie in ascending order and end at `end`. Row `from` is not NULL.
    private static void search(
            byte[] data,
            long[] views,
            byte[] pattern,
            long @Nullable [] validity,
            int from,
            int to,
            int end,
            long[] selected) {
        long head = ScalarBytesKernels.head(pattern);
        long headMask = ScalarBytesKernels.headMask(pattern);
        ByteVector first = ByteVector.broadcast(BYTES, pattern[0]);
        ByteVector last = ByteVector.broadcast(BYTES, pattern[pattern.length - 1]);
        int reach = pattern.length - 1;
        int lastPlace = end - pattern.length;
        int loadable = data.length - reach - LANES;
        int row = from;
        int rowEnd = (int) (views[row] >>> 32) + (int) views[row];
        int place = (int) (views[from] >>> 32);
        while (place <= lastPlace && place <= loadable) {
            VectorMask<Byte> firsts = ByteVector.fromArray(BYTES, data, place).compare(VectorOperators.EQ, first);
            VectorMask<Byte> lasts =
                    ByteVector.fromArray(BYTES, data, place + reach).compare(VectorOperators.EQ, last);
            long candidates = firsts.and(lasts).toLong();
            int nextPlace = place + LANES;
            while (candidates != 0) {
                int at = place + Long.numberOfTrailingZeros(candidates);
                candidates &= candidates - 1;
                if (at > lastPlace || !ScalarBytesKernels.begins(data, at, pattern, head, headMask)) {
                    continue;
                }
                while (rowEnd <= at + reach) {
                    row++;
                    if (Bits.isSet(validity, row)) {
                        rowEnd = (int) (views[row] >>> 32) + (int) views[row];
                    }
                }
                if (at >= (int) (views[row] >>> 32)) {
                    Bits.set(selected, row);
                    // The rest of the row does not matter.
                    nextPlace = Math.max(nextPlace, rowEnd);
                    candidates = rowEnd - place >= 64 ? 0 : candidates & -1L << (rowEnd - place);
                }
            }
            place = nextPlace;
        }
        if (place <= lastPlace) {
            searchEnds(data, views, pattern, validity, row, to, place, selected);
        }
    }

    /// Searches rows `from` to `to` for occurrences that begin at `place` or after it, where the array ends.
    private static void searchEnds(
            byte[] data,
            long[] views,
            byte[] pattern,
            long @Nullable [] validity,
            int from,
            int to,
            int place,
            long[] selected) {
        for (int row = from; row < to; row++) {
            if (Bits.isSet(validity, row)) {
                int offset = (int) (views[row] >>> 32);
                int skipped = Math.max(0, place - offset);
                if (ScalarBytesKernels.indexOf(data, offset, skipped, (int) views[row], pattern) >= 0) {
                    Bits.set(selected, row);
                }
            }
        }
    }
}
