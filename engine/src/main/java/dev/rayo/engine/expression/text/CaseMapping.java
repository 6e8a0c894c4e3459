package dev.rayo.engine.expression.text;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.engine.expression.kernel.Utf8;
import dev.rayo.simd.BytesKernels;
import dev.rayo.simd.Kernels;

/// Lower or upper case, code point by code point: the length in code points stays.
enum CaseMapping {
    LOWER,
    UPPER;

    private static final int SHARP_S = 0xdf;
    private static final int CAPITAL_SHARP_S = 0x1e9e;

    void append(byte[] data, long view, BytesWriter out) {
        int from = BytesColumn.offset(view);
        int length = BytesColumn.bytes(view);
        BytesKernels kernels = Kernels.current().bytes();
        if (kernels.isAscii(data, from, length)) {
            out.ensure(length);
            if (this == LOWER) {
                kernels.toLowerAscii(data, from, length, out.data(), out.position());
            } else {
                kernels.toUpperAscii(data, from, length, out.data(), out.position());
            }
            out.advance(length);
            return;
        }
        int at = from;
        while (at < from + length) {
            int c = Utf8.decode(data, at);
            out.appendCodePoint(map(c));
            at += Utf8.width(data[at]);
        }
    }

    int map(int c) {
        if (this == LOWER) {
            return Character.toLowerCase(c);
        }
        return c == SHARP_S ? CAPITAL_SHARP_S : Character.toUpperCase(c);
    }
}
