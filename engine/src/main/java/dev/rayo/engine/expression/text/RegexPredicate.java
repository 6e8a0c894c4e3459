package dev.rayo.engine.expression.text;

import dev.rayo.engine.column.BitColumn;
import dev.rayo.engine.column.BytesColumn;
import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.Columns;
import dev.rayo.engine.expression.kernel.Input;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.simd.Kernels;
import dev.rayo.sql.type.Type;
import java.util.Arrays;
import java.util.regex.Matcher;

/// Whether texts match. Where one expression is asked of many texts, and no match is without a certain text, that is
/// searched for in all of them first.
final class RegexPredicate {
    private final CompiledRegex regex;
    private final boolean isFull;
    private final boolean hasOptions;
    private long[] bits = new long[0];

    /// @param isFull whether a match is the whole text
    RegexPredicate(boolean isFull, boolean hasOptions) {
        this.regex = new CompiledRegex(isFull, false);
        this.isFull = isFull;
        this.hasOptions = hasOptions;
    }

    boolean isConstant(Input[] in) {
        return !in[0].isConstant() && in[1].isConstant() && (!hasOptions || in[2].isConstant());
    }

    /// Whether the text of a row matches the row's expression.
    boolean matches(Input[] in, int row) {
        regex.choose(in[1], hasOptions ? in[2] : null, row);
        ByteRegex own = regex.over(in[0], row);
        return own != null ? own.find(RegexFunctions.begin(in[0], row)) : matchesInJava(in[0], row);
    }

    private boolean matchesInJava(Input text, int row) {
        Matcher matcher = regex.matcher(text.string(row));
        return RegexFunctions.guarded(isFull ? matcher::matches : matcher::find);
    }

    /// The answers of `count` rows, whose expression is the same.
    Column search(Input[] in, int count, Validity valid) {
        int words = Columns.words(count);
        bits = bits.length < words ? new long[words] : bits;
        boolean isSearched = findCandidates(in, count, valid);
        for (int row = 0; row < count; row++) {
            long bit = 1L << row;
            if ((bits[row >> 6] & bit) == 0) {
                continue;
            }
            ByteRegex own = regex.over(in[0], row);
            int begin = RegexFunctions.begin(in[0], row);
            boolean matches = own == null ? matchesInJava(in[0], row) : isSearched ? own.search(begin) : own.find(begin);
            bits[row >> 6] &= matches ? -1L : ~bit;
        }
        return new BitColumn(Type.BOOLEAN, bits, valid.words(), count);
    }

    /// Sets the bits of rows that are not NULL and may match.
    ///
    /// @return whether these are known to contain the needle
    private boolean findCandidates(Input[] in, int count, Validity valid) {
        int first = 0;
        while (first < count && !valid.isValid(first)) {
            first++;
        }
        Arrays.fill(bits, 0, Columns.words(count), 0L);
        if (first == count) {
            return true;
        }
        regex.choose(in[1], hasOptions ? in[2] : null, first);
        byte[] needle = regex.needle();
        if (needle.length > 0) {
            BytesColumn text = in[0].bytes();
            Kernels.current().bytes().contains(text.data(), text.views(), needle, valid.words(), count, bits);
            return true;
        }
        for (int row = first; row < count; row++) {
            bits[row >> 6] |= valid.isValid(row) ? 1L << row : 0L;
        }
        return false;
    }
}
