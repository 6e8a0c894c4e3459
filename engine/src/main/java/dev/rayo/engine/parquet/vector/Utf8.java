package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.simd.LittleEndian;

/// Checks text.
public final class Utf8 {
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /// @throws MalformedPageException if one of the views `at` to `at + count` is not UTF-8
    public static void check(byte[] data, long[] views, int at, int count) {
        if (count == 0) {
            return;
        }
        // Values mostly lie one after the other: if all bytes from the first to the last are ASCII, so are they.
        int start = (int) (views[at] >>> 32);
        long lastView = views[at + count - 1];
        int end = (int) (lastView >>> 32) + (int) lastView;
        if (end >= start && isAscii(data, start, end) && areWithin(views, at, count, start, end)) {
            return;
        }
        for (int i = at; i < at + count; i++) {
            int offset = (int) (views[i] >>> 32);
            int length = (int) views[i];
            if (!isAscii(data, offset, offset + length) && !isUtf8(data, offset, offset + length)) {
                throw new MalformedPageException(
                        "invalid string encoding: value \"" + escaped(data, offset, length) + "\" is not valid UTF-8");
            }
        }
    }

    private static boolean areWithin(long[] views, int at, int count, int start, int end) {
        int first = start;
        int last = end;
        for (int i = at; i < at + count; i++) {
            int offset = (int) (views[i] >>> 32);
            first = Math.min(first, offset);
            last = Math.max(last, offset + (int) views[i]);
        }
        return first == start && last == end;
    }

    private static boolean isAscii(byte[] data, int start, int end) {
        int i = start;
        for (; i + 32 <= end; i += 32) {
            long four = LittleEndian.readLong(data, i)
                    | LittleEndian.readLong(data, i + 8)
                    | LittleEndian.readLong(data, i + 16)
                    | LittleEndian.readLong(data, i + 24);
            if ((four & HIGH_BITS) != 0) {
                return false;
            }
        }
        int rest = 0;
        for (; i < end; i++) {
            rest |= data[i];
        }
        return rest >= 0;
    }

    static boolean isUtf8(byte[] data, int start, int end) {
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

    private static String escaped(byte[] data, int offset, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(length, 40); i++) {
            byte b = data[offset + i];
            text.append(b >= 32 && b < 127 ? String.valueOf((char) b) : String.format("\\x%02X", b & 0xff));
        }
        return text.append(length > 40 ? "…" : "").toString();
    }
}
