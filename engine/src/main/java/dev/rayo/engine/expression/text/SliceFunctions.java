package dev.rayo.engine.expression.text;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Utf8;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Functions that cut a piece out of a string: substring, left, right and the trims. They copy no bytes, the results are
/// views into the argument.
public final class SliceFunctions implements ScalarKernel {
    /// Finds the piece of `data` that a row keeps.
    private interface Cut {
        /// A view into `data`.
        long apply(byte[] data, long view, Input[] in, int row);
    }

    private static final long NUMBER_MAX = 1L << 40;

    private final Cut cut;
    private long[] views = new long[0];

    private SliceFunctions(Cut cut) {
        this.cut = cut;
    }

    public static void register(FunctionRegistry registry) {
        registry.add("substring", 8, call -> new SliceFunctions(SliceFunctions::substring));
        registry.add("left", 8, call -> new SliceFunctions(SliceFunctions::left));
        registry.add("right", 8, call -> new SliceFunctions(SliceFunctions::right));
        registry.add("trim", 8, call -> new SliceFunctions((data, view, in, row) -> trim(data, view, in, row, true, true)));
        registry.add("ltrim", 8, call -> new SliceFunctions((data, view, in, row) -> trim(data, view, in, row, true, false)));
        registry.add("rtrim", 8, call -> new SliceFunctions((data, view, in, row) -> trim(data, view, in, row, false, true)));
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        views = views.length < count ? new long[count] : views;
        BytesColumn text = in[0].bytes();
        for (int i = 0; i < count; i++) {
            views[i] = valid.isValid(i) ? cut.apply(text.data(), text.views()[in[0].at(i)], in, i) : 0;
        }
        return new BytesColumn(Type.VARCHAR, views, text.data(), valid.words(), count);
    }

    private static long number(Input input, int row) {
        return input.longs()[input.at(row)];
    }

    /// From code point `offset` (from 1; negative counts from the end) so many code points; backwards if negative.
    private static long substring(byte[] data, long view, Input[] in, int row) {
        long size = Utf8.count(data, BytesColumn.offset(view), BytesColumn.bytes(view));
        long offset = clamp(number(in[1], row));
        long length = in.length == 3 ? clamp(number(in[2], row)) : NUMBER_MAX;
        // Position 0 is one before the first character.
        long start = offset < 0 ? size + offset : offset - 1;
        long end = start + length;
        return length < 0
                ? piece(data, view, Math.max(end, 0), Math.min(start, size), size)
                : piece(data, view, Math.max(start, 0), Math.min(end, size), size);
    }

    /// Beyond the length of every string a number need not be exact, only far from overflow.
    private static long clamp(long number) {
        return Math.clamp(number, -NUMBER_MAX, NUMBER_MAX);
    }

    /// So many code points from the beginning; all but so many if negative.
    private static long left(byte[] data, long view, Input[] in, int row) {
        long count = number(in[1], row);
        long size = Utf8.count(data, BytesColumn.offset(view), BytesColumn.bytes(view));
        long end = count >= 0 ? Math.min(count, size) : Math.max(0, size + count);
        return piece(data, view, 0, end, size);
    }

    /// So many code points from the end; all but so many if negative.
    private static long right(byte[] data, long view, Input[] in, int row) {
        long count = number(in[1], row);
        long size = Utf8.count(data, BytesColumn.offset(view), BytesColumn.bytes(view));
        long start = count >= 0 ? Math.max(0, size - count) : Math.min(size, count == Long.MIN_VALUE ? size : -count);
        return piece(data, view, start, size, size);
    }

    /// Code points `start` to `end` of `size`.
    private static long piece(byte[] data, long view, long start, long end, long size) {
        int offset = BytesColumn.offset(view);
        int bytes = BytesColumn.bytes(view);
        if (start >= end) {
            return BytesColumn.view(offset, 0);
        }
        if (size == bytes) {
            return BytesColumn.view(offset + (int) start, (int) (end - start));
        }
        int from = skip(data, offset, start);
        return BytesColumn.view(from, skip(data, from, end - start) - from);
    }

    private static int skip(byte[] data, int at, long codePoints) {
        for (long i = 0; i < codePoints; i++) {
            at += Utf8.width(data[at]);
        }
        return at;
    }

    private static long trim(byte[] data, long view, Input[] in, int row, boolean start, boolean end) {
        int from = BytesColumn.offset(view);
        int to = from + BytesColumn.bytes(view);
        int[] unwanted = in.length == 2 ? in[1].string(row).codePoints().toArray() : null;
        while (start && from < to && isUnwanted(data, from, unwanted)) {
            from += Utf8.width(data[from]);
        }
        while (end && to > from) {
            int last = to - 1;
            while (last > from && Utf8.isContinuation(data[last])) {
                last--;
            }
            if (!isUnwanted(data, last, unwanted)) {
                break;
            }
            to = last;
        }
        return BytesColumn.view(from, to - from);
    }

    /// Without a list, spaces of every script are unwanted.
    private static boolean isUnwanted(byte[] data, int at, int @Nullable [] unwanted) {
        if (unwanted == null) {
            return data[at] >= 0
                    ? data[at] == ' '
                    : Character.getType(Utf8.decode(data, at)) == Character.SPACE_SEPARATOR;
        }
        int c = Utf8.decode(data, at);
        return Arrays.stream(unwanted).anyMatch(each -> each == c);
    }
}
