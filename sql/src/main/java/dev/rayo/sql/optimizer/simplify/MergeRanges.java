package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.optimizer.analysis.ValueOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings all that a conjunction says of one operand against constants down to one range or one set of values:
/// `x > 3 AND x > 5` becomes `x > 5`, `x IN (1, 2) AND x > 1` becomes `x = 2`, `x > 5 AND x < 3` becomes FALSE.
final class MergeRanges {
    private MergeRanges() {}

    /// The terms of an equally true conjunction; the same list where nothing applies.
    static List<Expression> apply(List<Expression> terms) {
        Map<Expression, ValueBounds> boundsByOperand = new LinkedHashMap<>();
        for (Expression term : terms) {
            Expression operand = operand(term);
            if (operand != null) {
                boundsByOperand.computeIfAbsent(operand, each -> new ValueBounds(each)).add(term);
            }
        }
        if (boundsByOperand.values().stream().noneMatch(ValueBounds::isRedundant)) {
            return terms;
        }
        List<Expression> merged = new ArrayList<>();
        for (Expression term : terms) {
            Expression operand = operand(term);
            ValueBounds bounds = operand == null ? null : boundsByOperand.get(operand);
            if (bounds == null || !bounds.isRedundant()) {
                merged.add(term);
            } else if (bounds.isFirst(term)) {
                merged.addAll(bounds.terms());
            }
        }
        return merged;
    }

    /// What a term bounds by constants; null if it is no such term.
    private static @Nullable Expression operand(Expression term) {
        Expression operand = switch (term) {
            case Compare c when c.right() instanceof Literal right && !right.isNull() && isOrdering(c.op()) -> c.left();
            case In in when hasNoNull(in) -> in.operand();
            case Not(In in) when hasNoNull(in) -> in.operand();
            default -> null;
        };
        boolean usable = operand != null && ValueOrder.covers(operand.type()) && Determinism.isRepeatable(operand);
        return usable ? operand : null;
    }

    private static boolean isOrdering(Compare.Op op) {
        return op != Compare.Op.DISTINCT && op != Compare.Op.NOT_DISTINCT;
    }

    private static boolean hasNoNull(In in) {
        return in.values().stream().noneMatch(Literal::isNull);
    }
}
