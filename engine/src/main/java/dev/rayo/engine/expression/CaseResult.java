package dev.rayo.engine.expression;

import dev.rayo.engine.column.Column;
import dev.rayo.engine.column.DictionaryColumn;
import dev.rayo.engine.column.DictionaryColumn.Dictionary;
import dev.rayo.engine.expression.kernel.ScatterBuffer;
import dev.rayo.engine.expression.kernel.Validity;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the branches of a CASE put their values. If all of them are constants the result is dictionary coded, always
/// with the same dictionary.
final class CaseResult {
    private final @Nullable Dictionary dictionary;
    private final int[] codeOfBranch;
    private final ScatterBuffer values;
    private final Validity valid = new Validity();
    private int[] codes = new int[0];

    CaseResult(Case choice) {
        List<Literal> literals = new ArrayList<>();
        choice.branches().forEach(branch -> {
            if (branch.result() instanceof Literal literal) {
                literals.add(literal);
            }
        });
        if (choice.otherwise() instanceof Literal literal) {
            literals.add(literal);
        }
        values = new ScatterBuffer(choice.type());
        codeOfBranch = new int[choice.branches().size() + 1];
        List<Object> entries = new ArrayList<>();
        boolean constant = literals.size() == codeOfBranch.length && choice.type() != Type.BOOLEAN;
        for (int i = 0; constant && i < codeOfBranch.length; i++) {
            Object value = literals.get(i).value();
            if (value != null && !entries.contains(value)) {
                entries.add(value);
            }
            codeOfBranch[i] = value == null ? -1 : entries.indexOf(value);
        }
        dictionary = entries.isEmpty() ? null : new Dictionary(Literals.column(entries, choice.type()));
    }

    /// Whether branches put codes instead of values.
    boolean isCoded() {
        return dictionary != null;
    }

    void reset(int count) {
        valid.reset(count);
        if (dictionary != null) {
            codes = codes.length < count ? new int[count] : codes;
        } else {
            values.reset(count);
        }
    }

    /// Gives the rows the constant of a branch.
    void putCode(int branch, int[] rows, int count) {
        int code = codeOfBranch[branch];
        for (int i = 0; i < count; i++) {
            codes[rows[i]] = Math.max(code, 0);
        }
        for (int i = 0; code < 0 && i < count; i++) {
            valid.setNull(rows[i]);
        }
    }

    /// Gives row `rows[i]` the i-th value.
    void put(Column column, int[] rows, int count) {
        values.put(column, rows, count, false);
    }

    /// Gives each of the rows its own value out of those for all rows.
    void putFrom(Column column, int[] rows, int count) {
        values.put(column, rows, count, true);
    }

    Column column(int count) {
        return dictionary != null
                ? new DictionaryColumn(codes, Objects.requireNonNull(dictionary), valid.words(), count)
                : values.column(count);
    }
}
