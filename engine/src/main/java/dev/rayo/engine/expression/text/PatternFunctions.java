package dev.rayo.engine.expression.text;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.expression.kernel.BytesWriter;
import dev.rayo.engine.expression.kernel.FunctionRegistry;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.ScalarKernel;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.BytesKernels;
import dev.rayo.simd.Comparison;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// LIKE and ILIKE, with and without ESCAPE. ILIKE compares what `lower` makes of both sides.
public final class PatternFunctions implements ScalarKernel {
    private final boolean ignoresCase;
    private final BytesWriter lowered = new BytesWriter();
    private long[] bits = new long[0];

    private byte[] patternBytes = new byte[0];
    private int patternEscape = LikePattern.NO_ESCAPE;
    private @Nullable LikePattern pattern;

    private PatternFunctions(boolean ignoresCase) {
        this.ignoresCase = ignoresCase;
    }

    public static void register(FunctionRegistry registry) {
        registry.add("like", 10, call -> new PatternFunctions(false));
        registry.add("like_escape", 10, call -> new PatternFunctions(false));
        registry.add("ilike", 40, call -> new PatternFunctions(true));
        registry.add("ilike_escape", 40, call -> new PatternFunctions(true));
        registry.add("glob", 40, call -> GlobPattern.kernel());
    }

    @Override
    public Column apply(Input[] in, int count, Validity valid) {
        bits = bits.length < Columns.words(count) ? new long[Columns.words(count)] : bits;
        boolean constant = in[1].isConstant() && (in.length == 2 || in[2].isConstant());
        if (constant && !in[0].isConstant()) {
            LikePattern compiled = compiled(in, 0);
            matchColumn(compiled, ignoresCase ? lower(in[0].bytes(), count, valid) : in[0].bytes(), count, valid);
        } else {
            matchRows(in, count, valid);
        }
        return new BitColumn(Type.BOOLEAN, bits, valid.words(), count);
    }

    private BytesColumn lower(BytesColumn column, int count, Validity valid) {
        lowered.reset(count);
        for (int i = 0; i < count; i++) {
            if (valid.isValid(i)) {
                CaseMapping.LOWER.append(column.data(), column.views()[i], lowered);
                lowered.end(i);
            }
        }
        return lowered.column(Type.VARCHAR, valid.words(), count);
    }

    private void matchColumn(LikePattern compiled, BytesColumn column, int count, Validity valid) {
        BytesKernels kernels = Kernels.current().bytes();
        byte[] data = column.data();
        long[] views = column.views();
        long[] validity = valid.words();
        switch (compiled.kind()) {
            case EQUALS -> kernels.compare(Comparison.EQ, data, views, compiled.literal(), validity, count, bits);
            case PREFIX -> kernels.startsWith(data, views, compiled.literal(), validity, count, bits);
            case SUFFIX -> kernels.endsWith(data, views, compiled.literal(), validity, count, bits);
            case CONTAINS -> kernels.contains(data, views, compiled.literal(), validity, count, bits);
            case SEGMENTS, GENERAL -> {
                // An empty needle occurs everywhere.
                kernels.contains(data, views, compiled.needle(), validity, count, bits);
                for (int word = 0; word < Columns.words(count); word++) {
                    for (long open = bits[word]; open != 0; open &= open - 1) {
                        int row = (word << 6) + Long.numberOfTrailingZeros(open);
                        int from = BytesColumn.offset(views[row]);
                        if (!compiled.matches(data, from, from + BytesColumn.bytes(views[row]))) {
                            bits[word] &= ~(1L << row);
                        }
                    }
                }
            }
        }
    }

    private void matchRows(Input[] in, int count, Validity valid) {
        Arrays.fill(bits, 0, Columns.words(count), 0L);
        BytesColumn column = in[0].bytes();
        for (int i = 0; i < count; i++) {
            if (!valid.isValid(i)) {
                continue;
            }
            LikePattern compiled = compiled(in, i);
            long view = column.views()[in[0].at(i)];
            int from = BytesColumn.offset(view);
            if (ignoresCase) {
                lowered.reset(1);
                CaseMapping.LOWER.append(column.data(), view, lowered);
                set(i, compiled.matches(lowered.data(), 0, lowered.position()));
            } else {
                set(i, compiled.matches(column.data(), from, from + BytesColumn.bytes(view)));
            }
        }
    }

    private void set(int row, boolean value) {
        bits[row >> 6] |= value ? 1L << row : 0;
    }

    /// The pattern of a row; that of the row before where it is the same.
    private LikePattern compiled(Input[] in, int row) {
        BytesColumn column = in[1].bytes();
        long view = column.views()[in[1].at(row)];
        int from = BytesColumn.offset(view);
        int to = from + BytesColumn.bytes(view);
        int escape = in.length == 2 ? LikePattern.NO_ESCAPE : escape(in[2], row);
        LikePattern known = pattern;
        if (known != null
                && escape == patternEscape
                && Arrays.equals(column.data(), from, to, patternBytes, 0, patternBytes.length)) {
            return known;
        }
        patternBytes = Arrays.copyOfRange(column.data(), from, to);
        patternEscape = escape;
        byte[] bytes = patternBytes;
        if (ignoresCase) {
            lowered.reset(1);
            CaseMapping.LOWER.append(bytes, BytesColumn.view(0, bytes.length), lowered);
            bytes = Arrays.copyOf(lowered.data(), lowered.position());
        }
        LikePattern compiled = new LikePattern(bytes, 0, bytes.length, escape);
        pattern = compiled;
        return compiled;
    }

    private static int escape(Input input, int row) {
        BytesColumn column = input.bytes();
        long view = column.views()[input.at(row)];
        int offset = BytesColumn.offset(view);
        int length = BytesColumn.bytes(view);
        if (length == 0) {
            return LikePattern.NO_ESCAPE;
        }
        if (length != 1) {
            throw RayoException.user("an ESCAPE must be one ASCII character or empty, not '" + input.string(row) + "'");
        }
        return column.data()[offset];
    }
}
