package dev.rayo.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Checks UTF-8 by vector: a step looks at the bytes as sets of places, a bit each, as in John Keiser and Daniel Lemire's
/// "Validating UTF-8 in less than one instruction per byte", but with comparisons instead of tables, which AVX2 cannot
/// look up across a whole vector.
final class VectorUtf8Kernels {
    private static final VectorSpecies<Byte> BYTES = VectorKernels.BYTES;
    private static final int LANES = BYTES.length();
    /// Bytes before a place that say what it has to be: steps overlap by so many.
    private static final int CONTEXT = 3;
    /// Bytes between two strings that are checked along with them, such as the length in PLAIN pages.
    private static final int GAP = 4;

    private VectorUtf8Kernels() {}

    /// Whether all bytes from where the first string begins to where the last one ends are ASCII, so that every string is,
    /// whatever its order. Not asked of strings that lie far apart.
    static boolean areAscii(byte[] data, long[] views, int from, int to) {
        int begin = Integer.MAX_VALUE;
        int end = 0;
        long total = 0;
        for (int row = from; row < to; row++) {
            int offset = (int) (views[row] >>> 32);
            int length = (int) views[row];
            begin = Math.min(begin, offset);
            end = Math.max(end, offset + length);
            total += length + GAP;
        }
        if (end - begin > total) {
            return false;
        }
        int at = begin;
        for (; at <= end - 2 * LANES; at += 2 * LANES) {
            ByteVector first = ByteVector.fromArray(BYTES, data, at);
            ByteVector second = ByteVector.fromArray(BYTES, data, at + LANES);
            if (first.or(second).compare(VectorOperators.LT, (byte) 0).anyTrue()) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (data[at] < 0) {
                return false;
            }
        }
        return true;
    }

    /// Returns the row up to which, from `from` on, strings lie one after the other so that all are UTF-8 if the bytes
    /// from the beginning of the first to the end of the last are: each begins and ends with a character, and what lies
    /// between two is ASCII.
    static int runEnd(byte[] data, long[] views, int from, int to) {
        int row = from;
        int end = (int) (views[row] >>> 32) + (int) views[row];
        while (++row < to) {
            int begin = (int) (views[row] >>> 32);
            if (begin != end && !(begin == end + GAP && (LittleEndian.readInt(data, end) & 0x8080_8080) == 0)
                    || begin < data.length && data[begin] < (byte) 0xc0) {
                break;
            }
            end = begin + (int) views[row];
        }
        return row;
    }

    /// Tells whether bytes `start` to `end` are UTF-8. Loads may go beyond them, never beyond the array; what they find
    /// there does not count.
    static boolean isUtf8(byte[] data, int start, int end) {
        if (data.length < LANES) {
            return false;
        }
        // In the first step every place counts, in later ones those after the context, which have been looked at.
        long counted = -1L;
        boolean wasAscii = true;
        int at = start;
        while (at < end) {
            // Four vectors of ASCII: the places before were looked at, so nothing before them was left open.
            int ascii = at;
            while (wasAscii && ascii <= end - 4 * LANES) {
                ByteVector any = ByteVector.fromArray(BYTES, data, ascii)
                        .or(ByteVector.fromArray(BYTES, data, ascii + LANES))
                        .or(ByteVector.fromArray(BYTES, data, ascii + 2 * LANES)
                                .or(ByteVector.fromArray(BYTES, data, ascii + 3 * LANES)));
                if (any.compare(VectorOperators.LT, (byte) 0).anyTrue()) {
                    break;
                }
                ascii += 4 * LANES;
            }
            if (ascii > at) {
                at = ascii;
                counted = -1L;
                continue;
            }
            int from = Math.min(at, data.length - LANES);
            int ahead = at - from;
            long inside = end - at >= 64 ? -1L : -1L >>> -(end - at);
            ByteVector bytes = ByteVector.fromArray(BYTES, data, from);
            long high = bytes.compare(VectorOperators.LT, (byte) 0).toLong() >>> ahead & inside;
            wasAscii = high == 0;
            if (!wasAscii) {
                long continuing =
                        bytes.compare(VectorOperators.LT, (byte) 0xc0).toLong() >>> ahead & inside;
                long leads = high & ~continuing;
                long longLeads =
                        bytes.compare(VectorOperators.GE, (byte) 0xe0).toLong() >>> ahead & high;
                // 0xc0 and 0xc1 would begin what one byte can say.
                long wrong =
                        leads & bytes.compare(VectorOperators.LT, (byte) 0xc2).toLong() >>> ahead;
                long expected = leads << 1 | longLeads << 2;
                if (longLeads != 0) {
                    long four = bytes.compare(VectorOperators.GE, (byte) 0xf0).toLong() >>> ahead & high;
                    long e0 = bytes.compare(VectorOperators.EQ, (byte) 0xe0).toLong() >>> ahead & high;
                    long ed = bytes.compare(VectorOperators.EQ, (byte) 0xed).toLong() >>> ahead & high;
                    expected |= four << 3;
                    if ((four | e0 | ed) != 0) {
                        long below90 = bytes.compare(VectorOperators.LT, (byte) 0x90).toLong() >>> ahead;
                        long belowA0 = bytes.compare(VectorOperators.LT, (byte) 0xa0).toLong() >>> ahead;
                        long f0 = bytes.compare(VectorOperators.EQ, (byte) 0xf0).toLong() >>> ahead & high;
                        long f4 = bytes.compare(VectorOperators.EQ, (byte) 0xf4).toLong() >>> ahead & high;
                        wrong |= bytes.compare(VectorOperators.GT, (byte) 0xf4).toLong() >>> ahead & high;
                        // Overlong forms, surrogates, and what is beyond the last code point.
                        wrong |= e0 << 1 & belowA0 | ed << 1 & ~belowA0 | f0 << 1 & below90 | f4 << 1 & ~below90;
                    }
                }
                long lanes = LANES == 64 ? -1L : (1L << LANES) - 1;
                if (((expected ^ continuing | wrong) & counted & lanes >>> ahead) != 0) {
                    return false;
                }
            }
            if (end - at < LANES - ahead) {
                // The place after the last byte was looked at too: nothing is expected there.
                return true;
            }
            if (ahead > 0) {
                // The array ends with the last byte.
                return endsWithCharacter(data, Math.max(start, end - CONTEXT), end);
            }
            at += LANES - CONTEXT;
            counted = -1L << CONTEXT;
        }
        return true;
    }

    /// Tells whether no character that begins in bytes `from` to `end` needs more of them.
    private static boolean endsWithCharacter(byte[] data, int from, int end) {
        for (int at = from; at < end; at++) {
            int value = data[at] & 0xff;
            int width = value < 0xc0 ? 1 : value < 0xe0 ? 2 : value < 0xf0 ? 3 : 4;
            if (at + width > end) {
                return false;
            }
        }
        return true;
    }
}
