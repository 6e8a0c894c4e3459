package dev.rayo.simd;

import org.jspecify.annotations.Nullable;

/// Compares, searches and measures byte strings. [ScalarBytesKernels] is the definition.
///
/// A column is an array of views, `offset << 32 | length`, into `data`. Strings are ordered byte by byte, unsigned, a
/// prefix before what it begins: for UTF-8 that is the order of code points. The views of NULL rows are never looked
/// at; their bits are clear.
public sealed interface BytesKernels permits ScalarBytesKernels {

    void compare(
            Comparison comparison,
            byte[] data,
            long[] views,
            byte[] constant,
            long @Nullable [] validity,
            int count,
            long[] selected);

    /// Compares two columns; `validity` is that of both.
    void compare(
            Comparison comparison,
            byte[] leftData,
            long[] leftViews,
            byte[] rightData,
            long[] rightViews,
            long @Nullable [] validity,
            int count,
            long[] selected);

    void startsWith(
            byte[] data, long[] views, byte[] prefix, long @Nullable [] validity, int count, long[] selected);

    void endsWith(byte[] data, long[] views, byte[] suffix, long @Nullable [] validity, int count, long[] selected);

    /// Selects the strings in which `pattern` occurs; the empty pattern occurs in all.
    void contains(
            byte[] data, long[] views, byte[] pattern, long @Nullable [] validity, int count, long[] selected);

    /// Returns where `pattern` first occurs in `length` bytes from `offset` on, counted from `offset`, or -1.
    int indexOf(byte[] data, int offset, int length, byte[] pattern);

    /// Tells whether all bytes are below 128.
    boolean isAscii(byte[] data, int offset, int length);

    /// Returns the first row from `from` to `to` whose string is not UTF-8 as Unicode 16.0, table 3-7, defines it, or `to`.
    /// There are no NULLs: a view of a NULL row is checked like any other.
    int firstMalformed(byte[] data, long[] views, int from, int to);

    /// Copies bytes and turns `A` to `Z` into `a` to `z`; all other bytes stay, so UTF-8 stays UTF-8.
    void toLowerAscii(byte[] in, int offset, int length, byte[] out, int outOffset);

    /// Copies bytes and turns `a` to `z` into `A` to `Z`; all other bytes stay, so UTF-8 stays UTF-8.
    void toUpperAscii(byte[] in, int offset, int length, byte[] out, int outOffset);

    /// Counts the code points of valid UTF-8: the bytes that continue no other. NULL rows get 0.
    void codePoints(byte[] data, long[] views, long @Nullable [] validity, int count, int[] out);
}
