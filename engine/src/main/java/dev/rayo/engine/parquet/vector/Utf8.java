package dev.rayo.engine.parquet.vector;

import dev.rayo.engine.parquet.encoding.MalformedPageException;
import dev.rayo.simd.Kernels;

/// Checks text.
public final class Utf8 {
    private static final int SHOWN_BYTES = 40;

    private Utf8() {}

    /// @throws MalformedPageException if one of the views `at` to `at + count` is not UTF-8
    public static void check(byte[] data, long[] views, int at, int count) {
        int row = Kernels.current().bytes().firstMalformed(data, views, at, at + count);
        if (row < at + count) {
            throw new MalformedPageException("invalid string encoding: value \""
                    + escaped(data, (int) (views[row] >>> 32), (int) views[row]) + "\" is not valid UTF-8");
        }
    }

    private static String escaped(byte[] data, int offset, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(length, SHOWN_BYTES); i++) {
            byte b = data[offset + i];
            text.append(b >= 32 && b < 127 ? String.valueOf((char) b) : String.format("\\x%02X", b & 0xff));
        }
        return text.append(length > SHOWN_BYTES ? "…" : "").toString();
    }
}
