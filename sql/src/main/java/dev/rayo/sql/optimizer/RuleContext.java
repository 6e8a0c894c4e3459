package dev.rayo.sql.optimizer;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.optimizer.simplify.ExpressionSimplifier;
import dev.rayo.sql.optimizer.simplify.PredicateSimplifier;
import dev.rayo.sql.plan.FieldIds;
import java.util.BitSet;

/// What the rules of one statement share. Not thread-safe.
public final class RuleContext {
    private final ConstantEvaluator constants;
    private final FieldIds ids;
    private final PredicateSimplifier predicates;

    public RuleContext(ConstantEvaluator constants, FieldIds ids) {
        this.constants = constants;
        this.ids = ids;
        this.predicates = new PredicateSimplifier(new ExpressionSimplifier(constants, new BitSet()));
    }

    public ConstantEvaluator constants() {
        return constants;
    }

    public FieldIds ids() {
        return ids;
    }

    /// A predicate that is true on the same rows; nothing is known of fields.
    public Expression simplify(Expression predicate) {
        return predicates.simplify(predicate);
    }
}
