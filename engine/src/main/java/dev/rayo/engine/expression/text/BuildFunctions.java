package dev.rayo.engine.expression.text;

import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Utf8;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Functions that put strings together.
public final class BuildFunctions {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final int BYTES_MAX = 1 << 30;

    private BuildFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("concat_operator", 15, call -> Elementwise.bytes(call.type(), BuildFunctions::concatenate));
        registry.add("concat", 20, call -> new ConcatSkippingNulls(call.type(), false));
        registry.add("concat_ws", 20, call -> new ConcatSkippingNulls(call.type(), true));
        registry.add("replace", 30, call -> Elementwise.bytes(Type.VARCHAR, BuildFunctions::replace));
        registry.add("reverse", 30, call -> Elementwise.bytes(Type.VARCHAR, BuildFunctions::reverse));
        registry.add("repeat", 20, call -> Elementwise.bytes(call.type(), BuildFunctions::repeat));
        registry.add("lpad", 20, call -> Elementwise.bytes(Type.VARCHAR, (in, row, out) -> pad(in, row, out, true)));
        registry.add("rpad", 20, call -> Elementwise.bytes(Type.VARCHAR, (in, row, out) -> pad(in, row, out, false)));
        registry.add("split_part", 30, call -> Elementwise.bytes(Type.VARCHAR, BuildFunctions::splitPart));
        registry.add("overlay", 30, call -> Elementwise.bytes(Type.VARCHAR, BuildFunctions::overlay));
        registry.add("translate", 50, call -> Elementwise.bytes(Type.VARCHAR, BuildFunctions::translate));
        registry.add("chr", 5, call -> Elementwise.bytes(Type.VARCHAR, BuildFunctions::chr));
    }

    private static long view(Input input, int row) {
        return input.bytes().views()[input.at(row)];
    }

    private static void append(Input input, int row, BytesWriter out) {
        out.append(input.bytes().data(), view(input, row));
    }

    private static byte[] copy(Input input, int row) {
        int from = BytesColumn.offset(view(input, row));
        return Arrays.copyOfRange(input.bytes().data(), from, from + BytesColumn.bytes(view(input, row)));
    }

    private static void concatenate(Input[] in, int row, BytesWriter out) {
        append(in[0], row, out);
        append(in[1], row, out);
    }

    private static void replace(Input[] in, int row, BytesWriter out) {
        byte[] data = in[0].bytes().data();
        int at = BytesColumn.offset(view(in[0], row));
        int end = at + BytesColumn.bytes(view(in[0], row));
        byte[] wanted = copy(in[1], row);
        if (wanted.length > 0) {
            int found = Kernels.current().bytes().indexOf(data, at, end - at, wanted);
            while (found >= 0) {
                out.append(data, at, found);
                append(in[2], row, out);
                at += found + wanted.length;
                found = Kernels.current().bytes().indexOf(data, at, end - at, wanted);
            }
        }
        out.append(data, at, end - at);
    }

    /// By what a reader sees as one character.
    private static void reverse(Input[] in, int row, BytesWriter out) {
        byte[] data = in[0].bytes().data();
        int from = BytesColumn.offset(view(in[0], row));
        int length = BytesColumn.bytes(view(in[0], row));
        if (Kernels.current().bytes().isAscii(data, from, length)) {
            for (int i = from + length - 1; i >= from; i--) {
                out.append(data[i]);
            }
            return;
        }
        String[] graphemes = GRAPHEME.matcher(in[0].string(row))
                .results()
                .map(MatchResult::group)
                .toArray(String[]::new);
        for (int i = graphemes.length - 1; i >= 0; i--) {
            out.append(graphemes[i]);
        }
    }

    private static void repeat(Input[] in, int row, BytesWriter out) {
        long times = Math.max(0, in[1].longs()[in[1].at(row)]);
        int bytes = BytesColumn.bytes(view(in[0], row));
        if (bytes > 0 && times > BYTES_MAX / bytes) {
            throw RayoException.user("repeat: " + times + " times " + bytes + " bytes are too long a string");
        }
        for (long i = 0; bytes > 0 && i < times; i++) {
            append(in[0], row, out);
        }
    }

    /// Cut or filled to so many code points.
    private static void pad(Input[] in, int row, BytesWriter out, boolean left) {
        byte[] data = in[0].bytes().data();
        int from = BytesColumn.offset(view(in[0], row));
        int bytes = BytesColumn.bytes(view(in[0], row));
        int wanted = Math.max(0, in[1].ints()[in[1].at(row)]);
        int length = Utf8.count(data, from, bytes);
        int missing = wanted - length;
        if (missing > 0 && left) {
            fill(in[2], row, missing, out);
        }
        int end = from;
        for (int i = 0; i < Math.min(length, wanted); i++) {
            end += Utf8.width(data[end]);
        }
        out.append(data, from, end - from);
        if (missing > 0 && !left) {
            fill(in[2], row, missing, out);
        }
    }

    private static void fill(Input input, int row, int codePoints, BytesWriter out) {
        byte[] pad = copy(input, row);
        if (pad.length == 0) {
            throw RayoException.user("lpad and rpad need something to fill up with: the third argument is empty");
        }
        int at = 0;
        for (int i = 0; i < codePoints; i++) {
            int width = Utf8.width(pad[at]);
            out.append(pad, at, width);
            at = at + width == pad.length ? 0 : at + width;
        }
    }

    /// The n-th piece between separators, from 1; negative counts from the end; empty where there is none.
    /// Code points from a position on, which counts from 1, replaced by others; as many as there are new ones where no
    /// number, or a negative one, is given.
    private static void overlay(Input[] in, int row, BytesWriter out) {
        String text = in[0].string(row);
        String replacement = in[1].string(row);
        int length = text.codePointCount(0, text.length());
        long start = Math.clamp(in[2].longs()[in[2].at(row)], -BYTES_MAX, BYTES_MAX) - 1;
        long count = in.length == 4 ? in[3].longs()[in[3].at(row)] : -1;
        if (count < 0) {
            count = replacement.codePointCount(0, replacement.length());
        }
        int kept = (int) Math.clamp(start, 0, length);
        int resumed = (int) Math.clamp(start + Math.min(count, 2L * BYTES_MAX), 0, length);
        out.append(text.substring(0, text.offsetByCodePoints(0, kept)));
        out.append(replacement);
        out.append(text.substring(text.offsetByCodePoints(0, resumed)));
    }

    private static void splitPart(Input[] in, int row, BytesWriter out) {
        String text = in[0].string(row);
        String separator = in[1].string(row);
        long wanted = in[2].longs()[in[2].at(row)];
        String[] parts = separator.isEmpty()
                ? text.codePoints().mapToObj(Character::toString).toArray(String[]::new)
                : text.split(Pattern.quote(separator), -1);
        long index = wanted > 0 ? wanted - 1 : wanted == 0 ? -1 : parts.length + wanted;
        if (index >= 0 && index < parts.length) {
            out.append(parts[(int) index]);
        }
    }

    /// Characters of the second argument become those at the same place of the third, or nothing.
    private static void translate(Input[] in, int row, BytesWriter out) {
        int[] from = in[1].string(row).codePoints().toArray();
        int[] to = in[2].string(row).codePoints().toArray();
        in[0].string(row).codePoints().forEach(c -> {
            for (int i = 0; i < from.length; i++) {
                if (from[i] == c) {
                    if (i < to.length) {
                        out.appendCodePoint(to[i]);
                    }
                    return;
                }
            }
            out.appendCodePoint(c);
        });
    }

    private static void chr(Input[] in, int row, BytesWriter out) {
        int c = in[0].ints()[in[0].at(row)];
        if (!Character.isValidCodePoint(c) || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            throw RayoException.user("chr(" + c + "): there is no such code point");
        }
        out.appendCodePoint(c);
    }

    /// Passes NULL arguments over. With a separator the result is NULL if that is.
    private static final class ConcatSkippingNulls implements ScalarKernel {
        private final Type type;
        private final boolean separated;
        private final BytesWriter out = new BytesWriter();

        ConcatSkippingNulls(Type type, boolean separated) {
            this.type = type;
            this.separated = separated;
        }

        @Override
        public boolean seesNulls() {
            return true;
        }

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            out.reset(count);
            for (int row = 0; row < count; row++) {
                if (separated && in[0].isNull(row)) {
                    valid.setNull(row);
                    continue;
                }
                boolean any = false;
                for (int i = separated ? 1 : 0; i < in.length; i++) {
                    if (!in[i].isNull(row)) {
                        if (separated && any) {
                            append(in[0], row, out);
                        }
                        append(in[i], row, out);
                        any = true;
                    }
                }
                out.end(row);
            }
            return out.column(type, valid.words(), count);
        }
    }
}
