package dev.rayo.sql.optimizer;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.plan.Assignment;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.plan.Plan;
import dev.rayo.sql.reference.PlanInterpreter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Constants by the reference interpreter; whatever it cannot compute stays.
public final class InterpretedConstants implements ConstantEvaluator {
    @Override
    public @Nullable Literal evaluate(Expression expression) {
        Plan one = new Plan.Values(List.of(), List.of(List.of()));
        Plan row = new Plan.Project(one, List.of(new Assignment(new Field(0, "value", expression.type()), expression)));
        try {
            return new Literal(PlanInterpreter.rows(row).getFirst().getFirst(), expression.type());
        } catch (RuntimeException failure) {
            return null;
        }
    }
}
