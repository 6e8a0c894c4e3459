package dev.rayo.simd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Defines the operations on byte strings.
sealed class ScalarBytesKernels implements BytesKernels permits VectorBytesKernels {

    @Override
    public void compare(
            Comparison comparison,
            byte[] data,
            long[] views,
            byte[] constant,
            long @Nullable [] validity,
            int count,
            long[] selected) {
        switch (comparison) {
            case EQ -> equal(data, views, constant, validity, 0, count, selected);
            case NE -> equal(data, views, constant, validity, -1, count, selected);
            case LT, LE, GT, GE -> order(comparison, data, views, constant, validity, count, selected);
        }
    }

    private static void equal(
            byte[] data,
            long[] views,
            byte[] constant,
            long @Nullable [] validity,
            long flip,
            int count,
            long[] selected) {
        long head = head(constant);
        long headMask = headMask(constant);
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                boolean holds = (int) views[row] == constant.length
                        && Bits.isSet(validity, row)
                        && begins(data, (int) (views[row] >>> 32), constant, head, headMask);
                bits |= (holds ? 1L : 0L) << row;
            }
            long valid = validity == null ? -1 : validity[word];
            selected[word] = (bits ^ flip) & valid & Bits.maskOfWord(word, count);
        }
    }

    private static void order(
            Comparison comparison,
            byte[] data,
            long[] views,
            byte[] constant,
            long @Nullable [] validity,
            int count,
            long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                int offset = (int) (views[row] >>> 32);
                boolean holds = Bits.isSet(validity, row)
                        && ScalarCompareKernels.holds(
                                comparison,
                                Arrays.compareUnsigned(
                                        data, offset, offset + (int) views[row], constant, 0, constant.length));
                bits |= (holds ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    /// The first up to eight bytes of a constant as one word.
    static long head(byte[] constant) {
        return PackedBits.read(constant, 0, 0);
    }

    static long headMask(byte[] constant) {
        return PackedBits.mask(8 * Math.min(8, constant.length));
    }

    /// Tells whether the bytes from `offset` on, at least as many as the constant has, begin with it. Most that do not
    /// differ in the first word.
    static boolean begins(byte[] data, int offset, byte[] constant, long head, long headMask) {
        if (offset + 8 > data.length) {
            return Arrays.equals(data, offset, offset + constant.length, constant, 0, constant.length);
        }
        return ((long) PackedBits.LONGS.get(data, offset) & headMask) == head
                && (constant.length <= 8
                        || Arrays.equals(data, offset + 8, offset + constant.length, constant, 8, constant.length));
    }

    @Override
    public void compare(
            Comparison comparison,
            byte[] leftData,
            long[] leftViews,
            byte[] rightData,
            long[] rightViews,
            long @Nullable [] validity,
            int count,
            long[] selected) {
        boolean equality = comparison == Comparison.EQ || comparison == Comparison.NE;
        boolean wanted = comparison == Comparison.EQ;
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                if (!Bits.isSet(validity, row)) {
                    continue;
                }
                int left = (int) (leftViews[row] >>> 32);
                int leftEnd = left + (int) leftViews[row];
                int right = (int) (rightViews[row] >>> 32);
                int rightEnd = right + (int) rightViews[row];
                boolean holds = equality
                        ? Arrays.equals(leftData, left, leftEnd, rightData, right, rightEnd) == wanted
                        : ScalarCompareKernels.holds(
                                comparison,
                                Arrays.compareUnsigned(leftData, left, leftEnd, rightData, right, rightEnd));
                bits |= (holds ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void startsWith(
            byte[] data, long[] views, byte[] prefix, long @Nullable [] validity, int count, long[] selected) {
        long head = head(prefix);
        long headMask = headMask(prefix);
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                boolean holds = Bits.isSet(validity, row)
                        && (int) views[row] >= prefix.length
                        && begins(data, (int) (views[row] >>> 32), prefix, head, headMask);
                bits |= (holds ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void endsWith(
            byte[] data, long[] views, byte[] suffix, long @Nullable [] validity, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                int stop = (int) (views[row] >>> 32) + (int) views[row];
                boolean holds = Bits.isSet(validity, row)
                        && (int) views[row] >= suffix.length
                        && Arrays.equals(data, stop - suffix.length, stop, suffix, 0, suffix.length);
                bits |= (holds ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public void contains(
            byte[] data, long[] views, byte[] pattern, long @Nullable [] validity, int count, long[] selected) {
        for (int word = 0, row = 0; row < count; word++) {
            long bits = 0;
            for (int end = Math.min(row + 64, count); row < end; row++) {
                boolean holds = Bits.isSet(validity, row)
                        && indexOf(data, (int) (views[row] >>> 32), (int) views[row], pattern) >= 0;
                bits |= (holds ? 1L : 0L) << row;
            }
            selected[word] = bits;
        }
    }

    @Override
    public int indexOf(byte[] data, int offset, int length, byte[] pattern) {
        return indexOf(data, offset, 0, length, pattern);
    }

    /// Searches from position `from` of the string on.
    static int indexOf(byte[] data, int offset, int from, int length, byte[] pattern) {
        if (pattern.length == 0) {
            return 0;
        }
        byte first = pattern[0];
        int last = offset + length - pattern.length;
        for (int at = offset + from; at <= last; at++) {
            if (data[at] == first
                    && Arrays.equals(data, at + 1, at + pattern.length, pattern, 1, pattern.length)) {
                return at - offset;
            }
        }
        return -1;
    }

    @Override
    public boolean isAscii(byte[] data, int offset, int length) {
        return ascii(data, offset, length);
    }

    private static boolean ascii(byte[] data, int offset, int length) {
        int end = offset + length;
        int at = offset;
        for (; at + 8 <= end; at += 8) {
            if (((long) PackedBits.LONGS.get(data, at) & 0x8080_8080_8080_8080L) != 0) {
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

    @Override
    public int firstMalformed(byte[] data, long[] views, int from, int to) {
        for (int row = from; row < to; row++) {
            int offset = (int) (views[row] >>> 32);
            int length = (int) views[row];
            if (!ascii(data, offset, length) && !isUtf8(data, offset, offset + length)) {
                return row;
            }
        }
        return to;
    }

    private static boolean isUtf8(byte[] data, int start, int end) {
        int i = start;
        while (i < end) {
            int first = data[i++];
            if (first >= 0) {
                continue;
            }
            int more = first >> 5 == -2 ? 1 : first >> 4 == -2 ? 2 : first >> 3 == -2 ? 3 : 0;
            if (more == 0 || end - i < more) {
                return false;
            }
            int point = first & (0x3f >> more);
            for (int k = 0; k < more; k++) {
                int next = data[i++];
                if ((next & 0xc0) != 0x80) {
                    return false;
                }
                point = point << 6 | next & 0x3f;
            }
            int least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x1_0000;
            if (point < least || point > 0x10_ffff || point >= 0xd800 && point <= 0xdfff) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void toLowerAscii(byte[] in, int offset, int length, byte[] out, int outOffset) {
        for (int i = 0; i < length; i++) {
            byte value = in[offset + i];
            out[outOffset + i] = value >= 'A' && value <= 'Z' ? (byte) (value + 32) : value;
        }
    }

    @Override
    public void toUpperAscii(byte[] in, int offset, int length, byte[] out, int outOffset) {
        for (int i = 0; i < length; i++) {
            byte value = in[offset + i];
            out[outOffset + i] = value >= 'a' && value <= 'z' ? (byte) (value - 32) : value;
        }
    }

    @Override
    public void codePoints(byte[] data, long[] views, long @Nullable [] validity, int count, int[] out) {
        for (int row = 0; row < count; row++) {
            int length = (int) views[row];
            out[row] = Bits.isSet(validity, row) ? length - continuing(data, (int) (views[row] >>> 32), length) : 0;
        }
    }

    /// Counts the bytes that continue a code point, eight at a time.
    static int continuing(byte[] data, int offset, int length) {
        int continuing = 0;
        int end = offset + length;
        int at = offset;
        for (; at + 8 <= end; at += 8) {
            continuing += continuing((long) PackedBits.LONGS.get(data, at));
        }
        if (at < end) {
            // Where there are eight bytes, the last eight once more, without those that were counted.
            long bytes = length >= 8
                    ? (long) PackedBits.LONGS.get(data, end - 8) >>> 8 * (8 - (end - at))
                    : PackedBits.read(data, at, 0) & PackedBits.mask(8 * length);
            continuing += continuing(bytes);
        }
        return continuing;
    }

    private static int continuing(long bytes) {
        // Continuation bytes are 10xxxxxx: the top bit set and the one below clear.
        return Long.bitCount(bytes & ~(bytes << 1) & 0x8080_8080_8080_8080L);
    }
}
