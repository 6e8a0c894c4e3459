package dev.rayo.sql.plan;

import dev.rayo.sql.expression.AggregateCall;
import dev.rayo.sql.expression.Expression;
import dev.rayo.sql.expression.Expression.Call;
import dev.rayo.sql.expression.Expression.Case;
import dev.rayo.sql.expression.Expression.Cast;
import dev.rayo.sql.expression.Expression.Compare;
import dev.rayo.sql.expression.Expression.In;
import dev.rayo.sql.expression.Expression.IsNull;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.expression.Expression.Logical;
import dev.rayo.sql.expression.Expression.Not;
import dev.rayo.sql.expression.Expression.Parameter;
import dev.rayo.sql.expression.Expression.Reference;
import dev.rayo.sql.expression.Expression.Subquery;
import dev.rayo.sql.expression.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes expressions as SQL: constants exact, parentheses only where the tree needs them.
public final class ExpressionPrinter {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int COMPARE = 4;
    private static final int BITS = 5;
    private static final int SUM = 6;
    private static final int PRODUCT = 7;
    private static final int SIGN = 8;
    private static final int ATOM = 9;

    /// Functions written between their two arguments.
    private static final Map<String, Infix> INFIX = Map.ofEntries(
            Map.entry("add", new Infix("+", SUM)),
            Map.entry("subtract", new Infix("-", SUM)),
            Map.entry("multiply", new Infix("*", PRODUCT)),
            Map.entry("divide", new Infix("/", PRODUCT)),
            Map.entry("integer_divide", new Infix("//", PRODUCT)),
            Map.entry("modulo", new Infix("%", PRODUCT)),
            Map.entry("concat_operator", new Infix("||", BITS)),
            Map.entry("bit_and_op", new Infix("&", BITS)),
            Map.entry("bit_or_op", new Infix("|", BITS)),
            Map.entry("shift_left", new Infix("<<", BITS)),
            Map.entry("shift_right", new Infix(">>", BITS)),
            Map.entry("like", new Infix("LIKE", COMPARE)),
            Map.entry("ilike", new Infix("ILIKE", COMPARE)));

    private record Infix(String sql, int level) {}

    private final Function<Reference, String> names;

    private ExpressionPrinter(Function<Reference, String> names) {
        this.names = names;
    }

    /// Columns by their plain names.
    public static String print(Expression expression) {
        return naming(reference -> Names.quoteIfNeeded(reference.name())).text(expression);
    }

    /// Columns as `names` calls them.
    static ExpressionPrinter naming(Function<Reference, String> names) {
        return new ExpressionPrinter(names);
    }

    String text(Expression expression) {
        return text(expression, 0);
    }

    /// Text that can stand as an operand of an operator of `level`.
    private String text(Expression expression, int level) {
        String text = bare(expression);
        return level(expression) < level ? "(" + text + ")" : text;
    }

    private String bare(Expression expression) {
        return switch (expression) {
            case Reference r -> names.apply(r);
            case Literal l -> LiteralPrinter.print(l);
            case Parameter p -> "$" + (p.index() + 1);
            case Compare c -> text(c.left(), COMPARE + 1) + " " + c.op().sql() + " " + text(c.right(), COMPARE + 1);
            case Logical l -> joined(l.terms(), " " + l.op() + " ", (l.op() == Logical.Op.AND ? AND : OR) + 1);
            case Not n -> not(n.operand());
            case IsNull n -> text(n.operand(), COMPARE + 1) + " IS NULL";
            case Cast c -> (c.lenient() ? "TRY_CAST(" : "CAST(") + text(c.operand()) + " AS " + c.type() + ")";
            case Case c -> caseText(c);
            case In in -> in(in, " IN (");
            case Call c -> call(c);
            case Subquery s -> subquery(s);
        };
    }

    private static int level(Expression expression) {
        return switch (expression) {
            case Reference r -> ATOM;
            case Literal l -> l.type().isNumeric() && LiteralPrinter.print(l).startsWith("-") ? SIGN : ATOM;
            case Parameter p -> ATOM;
            case Compare c -> COMPARE;
            case Logical l -> l.op() == Logical.Op.AND ? AND : OR;
            case Not n -> n.operand() instanceof IsNull || n.operand() instanceof In || isLike(n) ? COMPARE : NOT;
            case IsNull n -> COMPARE;
            case Cast c -> ATOM;
            case Case c -> ATOM;
            case In in -> COMPARE;
            case Call c -> level(c);
            case Subquery s -> s.kind() == Subquery.Kind.ANY || s.kind() == Subquery.Kind.ALL ? COMPARE : ATOM;
        };
    }

    private static int level(Call call) {
        Infix infix = INFIX.get(call.function());
        return switch (call.function()) {
            case "negate", "bit_not_op" -> SIGN;
            case "like_escape", "ilike_escape" -> COMPARE;
            default -> infix == null || call.arguments().size() != 2 ? ATOM : infix.level();
        };
    }

    private static boolean isLike(Not not) {
        return not.operand() instanceof Call call && (call.function().equals("like") || call.function().equals("ilike"));
    }

    private String not(Expression operand) {
        if (operand instanceof IsNull isNull) {
            return text(isNull.operand(), COMPARE + 1) + " IS NOT NULL";
        }
        if (operand instanceof In in) {
            return in(in, " NOT IN (");
        }
        if (operand instanceof Call call && level(call) == COMPARE && call.arguments().size() == 2) {
            return binary(call.arguments(), "NOT " + call.function().toUpperCase(Locale.ROOT), COMPARE);
        }
        return "NOT " + text(operand, NOT);
    }

    private String in(In in, String operator) {
        List<String> values = new ArrayList<>();
        in.values().forEach(value -> values.add(LiteralPrinter.print(value)));
        return text(in.operand(), COMPARE + 1) + operator + String.join(", ", values) + ")";
    }

    private String caseText(Case c) {
        StringBuilder text = new StringBuilder("CASE");
        for (Case.Branch branch : c.branches()) {
            text.append(" WHEN ").append(text(branch.condition()));
            text.append(" THEN ").append(text(branch.result()));
        }
        if (!(c.otherwise() instanceof Literal literal && literal.isNull())) {
            text.append(" ELSE ").append(text(c.otherwise()));
        }
        return text.append(" END").toString();
    }

    private String call(Call call) {
        Infix infix = INFIX.get(call.function());
        if (infix != null && call.arguments().size() == 2) {
            return binary(call.arguments(), infix.sql(), infix.level());
        }
        return switch (call.function()) {
            case "negate" -> "-" + text(call.arguments().getFirst(), ATOM);
            case "bit_not_op" -> "~" + text(call.arguments().getFirst(), ATOM);
            case "like_escape" -> like(call, " LIKE ");
            case "ilike_escape" -> like(call, " ILIKE ");
            default -> call.function() + "(" + joined(call.arguments(), ", ", 0) + ")";
        };
    }

    private String like(Call call, String operator) {
        List<Expression> arguments = call.arguments();
        return text(arguments.get(0), COMPARE + 1) + operator + text(arguments.get(1), COMPARE + 1) + " ESCAPE "
                + text(arguments.get(2), COMPARE + 1);
    }

    /// Operators group to the left: `a - b - c`, but `a - (b - c)`.
    private String binary(List<Expression> operands, String operator, int level) {
        int left = level == COMPARE ? level + 1 : level;
        return text(operands.get(0), left) + " " + operator + " " + text(operands.get(1), level + 1);
    }

    private String subquery(Subquery subquery) {
        String operands = subquery.operands().size() == 1
                ? text(subquery.operands().getFirst(), COMPARE + 1)
                : "(" + joined(subquery.operands(), ", ", 0) + ")";
        return switch (subquery.kind()) {
            case SCALAR -> "(subquery)";
            case EXISTS -> "EXISTS(subquery)";
            case ANY -> operands + " " + operator(subquery) + " ANY (subquery)";
            case ALL -> operands + " " + operator(subquery) + " ALL (subquery)";
        };
    }

    private static String operator(Subquery subquery) {
        Compare.Op op = subquery.op();
        return op == null ? "=" : op.sql();
    }

    private String joined(List<? extends Expression> expressions, String separator, int level) {
        List<String> parts = new ArrayList<>();
        expressions.forEach(each -> parts.add(text(each, level)));
        return String.join(separator, parts);
    }

    String text(AggregateCall call) {
        StringBuilder text = new StringBuilder(call.function()).append('(');
        text.append(call.distinct() ? "DISTINCT " : "");
        text.append(call.function().equals("count") && call.arguments().isEmpty() ? "*" : list(call.arguments()));
        text.append(call.order().isEmpty() ? "" : " ORDER BY " + order(call.order())).append(')');
        return text.append(filter(call.filter())).toString();
    }

    String text(WindowCall call, List<Expression> partitionBy, List<SortKey> order) {
        StringBuilder text = new StringBuilder(call.function()).append('(');
        text.append(call.distinct() ? "DISTINCT " : "");
        text.append(call.function().equals("count") && call.arguments().isEmpty() ? "*" : list(call.arguments()));
        text.append(call.ignoreNulls() ? " IGNORE NULLS)" : ")").append(filter(call.filter())).append(" OVER (");
        List<String> parts = new ArrayList<>();
        if (!partitionBy.isEmpty()) {
            parts.add("PARTITION BY " + list(partitionBy));
        }
        if (!order.isEmpty()) {
            parts.add("ORDER BY " + order(order));
        }
        if (!call.frame().equals(WindowCall.Frame.TO_CURRENT_ROW)) {
            parts.add(frame(call.frame()));
        }
        return text.append(String.join(" ", parts)).append(')').toString();
    }

    private String filter(@Nullable Expression filter) {
        return filter == null ? "" : " FILTER (WHERE " + text(filter) + ")";
    }

    private String frame(WindowCall.Frame frame) {
        return frame.unit() + " BETWEEN " + bound(frame.start(), frame.startOffset()) + " AND "
                + bound(frame.end(), frame.endOffset());
    }

    private String bound(WindowCall.Bound bound, @Nullable Expression offset) {
        String words = bound.name().replace('_', ' ');
        return offset == null ? words : text(offset, SUM) + " " + words;
    }

    String list(List<? extends Expression> expressions) {
        return joined(expressions, ", ", 0);
    }

    String order(List<SortKey> keys) {
        List<String> parts = new ArrayList<>();
        for (SortKey key : keys) {
            parts.add(text(key.expression()) + (key.ascending() ? "" : " DESC") + (key.nullsFirst() ? " NULLS FIRST" : ""));
        }
        return String.join(", ", parts);
    }
}
