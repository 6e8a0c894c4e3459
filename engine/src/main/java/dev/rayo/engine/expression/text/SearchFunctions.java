package dev.rayo.engine.expression.text;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.column.LongColumn;
import dev.rayo.engine.expression.kernel.Elementwise;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Utf8;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import java.util.Arrays;

/// Lengths, and where one string is in another. Positions and lengths count code points from 1.
public final class SearchFunctions {
    private SearchFunctions() {}

    public static void register(FunctionRegistry registry) {
        registry.add("length", 4, call -> new Length());
        registry.add("octet_length", 1, call -> new OctetLength());
        registry.add("strpos", 15, call -> Elementwise.longs(Type.BIGINT, SearchFunctions::position));
        registry.add("starts_with", 5, call -> new Search(Where.START));
        registry.add("ends_with", 5, call -> new Search(Where.END));
        registry.add("contains", 15, call -> new Search(Where.ANYWHERE));
        registry.add("ascii", 2, call -> Elementwise.ints(Type.INTEGER, SearchFunctions::firstCodePoint));
        registry.add("levenshtein", 200, call -> Elementwise.longs(Type.BIGINT, SearchFunctions::levenshtein));
    }

    private static byte[] copy(Input input, int row) {
        BytesColumn column = input.bytes();
        long view = column.views()[input.at(row)];
        int from = BytesColumn.offset(view);
        return Arrays.copyOfRange(column.data(), from, from + BytesColumn.bytes(view));
    }

    private static long position(Input[] in, int row) {
        BytesColumn text = in[0].bytes();
        long view = text.views()[in[0].at(row)];
        int offset = BytesColumn.offset(view);
        int found = Kernels.current().bytes().indexOf(text.data(), offset, BytesColumn.bytes(view), copy(in[1], row));
        return found < 0 ? 0 : Utf8.count(text.data(), offset, found) + 1;
    }

    private static int firstCodePoint(Input[] in, int row) {
        BytesColumn text = in[0].bytes();
        long view = text.views()[in[0].at(row)];
        return BytesColumn.bytes(view) == 0 ? 0 : Utf8.decode(text.data(), BytesColumn.offset(view));
    }

    /// Edits that turn one string into the other, counted in bytes.
    private static long levenshtein(Input[] in, int row) {
        byte[] a = copy(in[0], row);
        byte[] b = copy(in[1], row);
        int[] previous = new int[b.length + 1];
        int[] current = new int[b.length + 1];
        for (int k = 0; k <= b.length; k++) {
            previous[k] = k;
        }
        for (int i = 1; i <= a.length; i++) {
            current[0] = i;
            for (int k = 1; k <= b.length; k++) {
                int replaced = previous[k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1);
                current[k] = Math.min(replaced, 1 + Math.min(previous[k], current[k - 1]));
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length];
    }

    private static final class Length implements ScalarKernel {
        private int[] counts = new int[0];
        private long[] out = new long[0];

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            if (out.length < count) {
                counts = new int[count];
                out = new long[count];
            }
            BytesColumn text = in[0].bytes();
            Kernels.current().bytes().codePoints(text.data(), text.views(), valid.words(), count, counts);
            Kernels.current().casts().toLong(counts, count, out);
            return new LongColumn(Type.BIGINT, out, valid.words(), count);
        }
    }

    private enum Where {
        START,
        END,
        ANYWHERE
    }

    private static final class Search implements ScalarKernel {
        private final Where where;
        private long[] bits = new long[0];

        Search(Where where) {
            this.where = where;
        }

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            bits = bits.length < Columns.words(count) ? new long[Columns.words(count)] : bits;
            BytesColumn text = in[0].bytes();
            if (in[1].isConstant() && !in[0].isConstant()) {
                byte[] wanted = copy(in[1], 0);
                switch (where) {
                    case START -> Kernels.current()
                            .bytes()
                            .startsWith(text.data(), text.views(), wanted, valid.words(), count, bits);
                    case END -> Kernels.current()
                            .bytes()
                            .endsWith(text.data(), text.views(), wanted, valid.words(), count, bits);
                    case ANYWHERE -> Kernels.current()
                            .bytes()
                            .contains(text.data(), text.views(), wanted, valid.words(), count, bits);
                }
            } else {
                Arrays.fill(bits, 0, Columns.words(count), 0L);
                for (int i = 0; i < count; i++) {
                    if (valid.isValid(i) && matches(text, text.views()[in[0].at(i)], copy(in[1], i))) {
                        bits[i >> 6] |= 1L << i;
                    }
                }
            }
            return new BitColumn(Type.BOOLEAN, bits, valid.words(), count);
        }

        private boolean matches(BytesColumn text, long view, byte[] wanted) {
            byte[] data = text.data();
            int from = BytesColumn.offset(view);
            int length = BytesColumn.bytes(view);
            if (length < wanted.length) {
                return false;
            }
            int end = from + length;
            return switch (where) {
                case START -> Arrays.equals(data, from, from + wanted.length, wanted, 0, wanted.length);
                case END -> Arrays.equals(data, end - wanted.length, end, wanted, 0, wanted.length);
                case ANYWHERE -> Kernels.current().bytes().indexOf(data, from, length, wanted) >= 0;
            };
        }
    }

    /// Bytes of a string. Of NULLs too, whose results nobody sees: that keeps branches out of the loop.
    private static final class OctetLength implements ScalarKernel {
        private long[] out = new long[0];

        @Override
        public Column apply(Input[] in, int count, Validity valid) {
            out = out.length < count ? new long[count] : out;
            long[] views = in[0].bytes().views();
            if (in[0].isConstant()) {
                Arrays.fill(out, 0, count, BytesColumn.bytes(views[0]));
            } else {
                for (int i = 0; i < count; i++) {
                    out[i] = (int) views[i];
                }
            }
            return new LongColumn(Type.BIGINT, out, valid.words(), count);
        }
    }
}
