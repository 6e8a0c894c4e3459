package dev.rayo.engine.parquet;

import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes filters whose constants mostly occur in the data.
final class RandomFilters {
    private RandomFilters() {}

    static Expression filter(Random random, List<Field> fields, List<List<@Nullable Object>> rows, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            List<Expression> terms = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                terms.add(filter(random, fields, rows, depth - 1));
            }
            Expression logical =
                    new Logical(random.nextBoolean() ? Logical.Op.AND : Logical.Op.OR, terms);
            return random.nextInt(5) == 0 ? new Not(logical) : logical;
        }
        int column = random.nextInt(fields.size());
        Reference reference = Reference.to(fields.get(column));
        Literal literal = literal(random, reference, column, rows);
        return switch (random.nextInt(8)) {
            case 0 -> new IsNull(reference);
            case 1 -> new Not(new IsNull(reference));
            case 2 ->
                new In(
                        reference,
                        List.of(
                                literal,
                                literal(random, reference, column, rows),
                                literal(random, reference, column, rows)));
            case 3 ->
                reference.type() == Type.VARCHAR && literal.value() instanceof String text
                        ? new Call(
                                "like",
                                List.of(
                                        reference,
                                        new Literal(text.substring(0, random.nextInt(3)) + "%", Type.VARCHAR)),
                                Type.BOOLEAN)
                        : new Not(new Compare(Compare.Op.EQ, reference, literal));
            default -> {
                Compare.Op op = Compare.Op.values()[random.nextInt(Compare.Op.values().length)];
                yield random.nextBoolean()
                        ? new Compare(op, reference, literal)
                        : new Compare(op, literal, reference);
            }
        };
    }

    private static Literal literal(
            Random random, Reference reference, int column, List<List<@Nullable Object>> rows) {
        Object value = rows.get(random.nextInt(rows.size())).get(column);
        if (reference.type() == Type.DOUBLE && random.nextInt(4) == 0) {
            value = List.of(Double.NaN, 0.0, -0.0, 1e9, -1e9).get(random.nextInt(5));
        }
        return new Literal(value, reference.type());
    }
}
