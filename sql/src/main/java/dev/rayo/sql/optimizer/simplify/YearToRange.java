package dev.rayo.sql.optimizer.simplify;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.optimizer.analysis.Determinism;
import dev.rayo.sql.type.Type;
import java.time.LocalDate;

/// `year(day) = 1995` becomes `day >= DATE '1995-01-01' AND day < DATE '1996-01-01'`: a range the statistics know.
final class YearToRange implements ExpressionRule {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long YEAR_MIN = 1;
    private static final long YEAR_MAX = 9_998;

    @Override
    public Expression apply(Expression expression) {
        if (expression instanceof Compare(Compare.Op op, Call call, Literal year)
                && call.function().equals("date_part")
                && call.arguments().size() == 2
                && call.arguments().getFirst() instanceof Literal field
                && "year".equals(field.value())
                && year.value() instanceof Long value
                && value >= YEAR_MIN
                && value <= YEAR_MAX) {
            Expression operand = call.arguments().get(1);
            boolean known = operand.type() == Type.DATE || operand.type() == Type.TIMESTAMP;
            if (known && Determinism.isRepeatable(operand)) {
                return RangeOfValues.compare(op, operand, start(value, operand.type()), start(value + 1, operand.type()));
            }
        }
        return expression;
    }

    private static Literal start(long year, Type type) {
        long day = LocalDate.of((int) year, 1, 1).toEpochDay();
        return new Literal(type == Type.DATE ? day : day * MICROS_PER_DAY, type);
    }
}
